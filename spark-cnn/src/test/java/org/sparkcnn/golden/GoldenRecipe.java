package org.sparkcnn.golden;

import java.util.List;
import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.AdamW;
import org.sparkcnn.plan.CrossEntropy;
import org.sparkcnn.plan.FineTuning;
import org.sparkcnn.plan.GradientClipping;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Optimizer;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.RmsProp;
import org.sparkcnn.plan.Sgd;

/** Turns the settings of a case into what a session takes. */
final class GoldenRecipe {
  private GoldenRecipe() {}

  static Recipe of(GoldenFile file) {
    Recipe recipe = Recipe.of(loss(file), optimizer(file.optimizer())).tuning(tuning(file));
    if (file.clipNorm() != null) {
      recipe = recipe.clipping(GradientClipping.byNorm(file.clipNorm()));
    }
    if (file.clipValue() != null) {
      recipe = recipe.clipping(GradientClipping.byValue(file.clipValue()));
    }
    return file.decayBiases() == null || file.decayBiases() ? recipe : recipe.sparingBiases();
  }

  private static FineTuning tuning(GoldenFile file) {
    FineTuning none = FineTuning.none();
    return new FineTuning(
        file.frozen() == null ? none.frozen() : file.frozen(),
        file.rateFactors() == null ? none.rateFactors() : file.rateFactors(),
        file.statistics() == null ? none.statistics() : file.statistics());
  }

  private static Loss loss(GoldenFile file) {
    return switch (file.loss()) {
      case "crossEntropy" ->
          new CrossEntropy(
              file.labelSmoothing() == null ? 0 : file.labelSmoothing(),
              file.classWeights() == null ? List.of() : file.classWeights());
      case "meanSquaredError" -> Loss.meanSquaredError();
      case "l1" -> Loss.l1();
      case "smoothL1" -> Loss.smoothL1(file.smoothL1Beta());
      default -> throw new IllegalArgumentException("unknown loss: " + file.loss());
    };
  }

  private static Optimizer optimizer(GoldenOptimizer o) {
    double rate = o.learningRate();
    double decay = o.weightDecay();
    return switch (o.kind()) {
      case "sgd" -> new Sgd(rate, o.momentum(), o.dampening(), o.nesterov(), decay);
      case "adam" -> new Adam(rate, o.beta1(), o.beta2(), o.epsilon(), decay);
      case "adamW" -> new AdamW(rate, o.beta1(), o.beta2(), o.epsilon(), decay);
      case "rmsProp" ->
          new RmsProp(rate, o.alpha(), o.epsilon(), decay, o.momentum(), o.centered());
      default -> throw new IllegalArgumentException("unknown optimizer: " + o.kind());
    };
  }
}
