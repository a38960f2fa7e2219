package org.sparkcnn.engine;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.AdamW;
import org.sparkcnn.plan.CrossEntropy;
import org.sparkcnn.plan.GradientClipping;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Optimizer;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.RmsProp;
import org.sparkcnn.plan.Sgd;

/** Training steps with random settings. */
record RandomRecipes(Dice dice) {

  /**
   * Returns a recipe.
   *
   * @param outputs of the network
   * @throws IllegalArgumentException if the dice were too wild
   */
  Recipe draw(int outputs) {
    Recipe recipe =
        Recipe.of(loss(outputs), optimizer())
            .clipping(clipping())
            .precision(dice.one(List.of(Precision.values())));
    return dice.chance(0.5) ? recipe : recipe.sparingBiases();
  }

  private Loss loss(int outputs) {
    return dice.one(
            List.<Supplier<Loss>>of(
                () -> crossEntropy(outputs),
                Loss::meanSquaredError,
                Loss::l1,
                () -> Loss.smoothL1(dice.setting(0, 2.0))))
        .get();
  }

  private CrossEntropy crossEntropy(int outputs) {
    CrossEntropy loss = Loss.crossEntropy();
    if (dice.chance(0.3)) {
      loss = loss.labelSmoothing(dice.setting(0, 1.0));
    }
    if (dice.chance(0.3)) {
      int count = dice.chance(0.9) ? outputs : outputs + 1;
      loss = loss.classWeights(Stream.generate(() -> dice.setting(0.1, 3.0)).limit(count).toList());
    }
    return loss;
  }

  private Optimizer optimizer() {
    double rate = dice.setting(1e-4, 0.1);
    double decay = dice.chance(0.5) ? 0 : dice.setting(0, 0.1);
    double momentum = dice.chance(0.5) ? 0 : dice.setting(0.1, 0.99);
    boolean nesterov = momentum > 0 && dice.chance(0.5);
    double dampening = nesterov ? 0 : dice.setting(0, 1.0);
    return dice.one(
            List.<Supplier<Optimizer>>of(
                () -> new Sgd(rate, momentum, dampening, nesterov, decay),
                () -> new Adam(rate, beta(), beta(), dice.setting(1e-8, 1e-3), decay),
                () -> new AdamW(rate, beta(), beta(), dice.setting(1e-8, 1e-3), decay),
                () ->
                    new RmsProp(
                        rate, beta(), dice.setting(1e-8, 1e-3), decay, momentum, dice.chance(0.5))))
        .get();
  }

  private double beta() {
    return dice.setting(0.5, 0.999);
  }

  private GradientClipping clipping() {
    return dice.one(
            List.<Supplier<GradientClipping>>of(
                GradientClipping::none,
                () -> GradientClipping.byNorm(dice.setting(0.1, 5.0)),
                () -> GradientClipping.byValue(dice.setting(0.01, 1.0))))
        .get();
  }
}
