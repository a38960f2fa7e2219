package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;

import org.junit.jupiter.api.Test;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.FineTuning;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.Sgd;

/** An optimizer works on runs of the flat vector, as few as there can be. */
class ParameterSliceTest {
  /** 9 filters' values, 36 of a matrix and 8 of another; then 1, 1 + 1, 4 and 2 biases. */
  private static final Network NETWORK =
      Network.of(
          Shape.image(1, 5, 5),
          conv2d(1, 3).named("conv"),
          batchNorm().named("bn"),
          flatten().named("flatten"),
          linear(4).named("hidden"),
          linear(2).named("fc"));

  private static final int WEIGHTS = 9 + 36 + 8;
  private static final int TRAINED = WEIGHTS + 9;
  private static final double DECAY = 0.1;
  private static final Recipe RECIPE = Recipe.of(Loss.crossEntropy(), Sgd.of(1).weightDecay(DECAY));

  private static void assertSlices(Recipe recipe, ParameterSlice... expected) {
    assertThat(
            ParameterSlice.of(
                recipe, NETWORK.parameterTable(), TrainedParameters.of(NETWORK, recipe.tuning())))
        .containsExactly(expected);
  }

  private static ParameterSlice slice(int from, int to) {
    return new ParameterSlice(from, to, DECAY, 1);
  }

  @Test
  void whatIsTrainedAlikeIsOneSlice() {
    assertSlices(RECIPE, slice(0, TRAINED));
    assertSlices(
        RECIPE.tuning(FineTuning.none().rateFactor("*", 0.5)),
        new ParameterSlice(0, TRAINED, DECAY, 0.5));
  }

  @Test
  void sparedBiasesAreASliceOfTheirOwn() {
    assertSlices(
        RECIPE.sparingBiases(), slice(0, WEIGHTS), new ParameterSlice(WEIGHTS, TRAINED, 0, 1));
    Recipe withoutDecay = Recipe.of(Loss.crossEntropy(), Sgd.of(1));
    assertSlices(withoutDecay.sparingBiases(), new ParameterSlice(0, TRAINED, 0, 1));
  }

  @Test
  void frozenLayersLieBetweenTheSlices() {
    assertSlices(
        RECIPE.tuning(FineTuning.none().freeze("conv", "bn")),
        slice(9, WEIGHTS),
        slice(WEIGHTS + 3, TRAINED));
    assertSlices(
        RECIPE.tuning(FineTuning.none().freeze("hidden")),
        slice(0, 9),
        slice(45, WEIGHTS + 3),
        slice(WEIGHTS + 7, TRAINED));
  }

  @Test
  void theLastFactorThatFitsDecides() {
    assertSlices(
        RECIPE.tuning(
            FineTuning.none().rateFactor("*", 0.1).rateFactor("fc", 2).rateFactor("*.bias", 3)),
        new ParameterSlice(0, 45, DECAY, 0.1),
        new ParameterSlice(45, WEIGHTS, DECAY, 2),
        new ParameterSlice(WEIGHTS, WEIGHTS + 1, DECAY, 3),
        new ParameterSlice(WEIGHTS + 1, WEIGHTS + 2, DECAY, 0.1),
        new ParameterSlice(WEIGHTS + 2, TRAINED, DECAY, 3));
  }
}
