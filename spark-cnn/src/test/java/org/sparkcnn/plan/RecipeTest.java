package org.sparkcnn.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses, optimizers and bounds: PyTorch's defaults, and what is refused. */
class RecipeTest {

  @Test
  void defaultsAreThoseOfPyTorch() {
    assertThat(Sgd.of(0.1)).isEqualTo(new Sgd(0.1, 0, 0, false, 0));
    assertThat(Adam.of(0.1)).isEqualTo(new Adam(0.1, 0.9, 0.999, 1e-8, 0));
    assertThat(AdamW.of(0.1)).isEqualTo(new AdamW(0.1, 0.9, 0.999, 1e-8, 0.01));
    assertThat(RmsProp.of(0.1)).isEqualTo(new RmsProp(0.1, 0.99, 1e-8, 0, 0, false));
    assertThat(Loss.crossEntropy()).isEqualTo(new CrossEntropy(0, List.of()));
    assertThat(Recipe.of(Loss.crossEntropy(), Sgd.of(0.1)))
        .isEqualTo(
            new Recipe(
                Loss.crossEntropy(),
                GradientClipping.none(),
                Sgd.of(0.1),
                true,
                Precision.FP32,
                List.of(),
                FineTuning.none()));
  }

  @Test
  void aSettingChangesNothingElse() {
    assertThat(Sgd.of(1).momentum(0.9).withNesterov().weightDecay(0.1))
        .isEqualTo(new Sgd(1, 0.9, 0, true, 0.1));
    assertThat(Sgd.of(1).weightDecay(0.1).dampening(0.2).momentum(0.9))
        .isEqualTo(new Sgd(1, 0.9, 0.2, false, 0.1));
    assertThat(Adam.of(1).betas(0.2, 0.3).epsilon(0.4).weightDecay(0.5))
        .isEqualTo(new Adam(1, 0.2, 0.3, 0.4, 0.5));
    assertThat(AdamW.of(1).betas(0.2, 0.3).epsilon(0.4).weightDecay(0.5))
        .isEqualTo(new AdamW(1, 0.2, 0.3, 0.4, 0.5));
    assertThat(RmsProp.of(1).alpha(0.2).epsilon(0.3).weightDecay(0.4).momentum(0.5).withCentering())
        .isEqualTo(new RmsProp(1, 0.2, 0.3, 0.4, 0.5, true));
    assertThat(Loss.crossEntropy().labelSmoothing(0.1).classWeights(List.of(1.0, 2.0)))
        .isEqualTo(new CrossEntropy(0.1, List.of(1.0, 2.0)));
    assertThat(
            Recipe.of(Loss.smoothL1(1), Sgd.of(1))
                .clipping(GradientClipping.byNorm(2))
                .sparingBiases()
                .precision(Precision.BF16)
                .augmentation(Augmentations.randomCrop(4))
                .tuning(FineTuning.none().freeze("conv1")))
        .isEqualTo(
            new Recipe(
                new SmoothL1(1),
                new GradientClipping.ByNorm(2),
                Sgd.of(1),
                false,
                Precision.BF16,
                List.of(Augmentations.randomCrop(4)),
                FineTuning.none().freeze("conv1")));
  }

  static List<Arguments> refusals() {
    Sgd momentum = Sgd.of(1).momentum(0.9);
    return List.of(
        refusal(() -> Sgd.of(0), "learningRate must be above 0.0, found 0.0"),
        refusal(() -> Sgd.of(1).momentum(1), "momentum must be in [0, 1), found 1.0"),
        refusal(() -> momentum.dampening(1.5), "dampening must be in [0, 1], found 1.5"),
        refusal(() -> Sgd.of(1).withNesterov(), "nesterov needs a momentum above 0, found 0"),
        refusal(
            () -> momentum.dampening(0.5).withNesterov(),
            "nesterov needs a dampening of 0, found 0.5"),
        refusal(() -> AdamW.of(1).betas(1, 0), "beta1 must be in [0, 1), found 1.0"),
        refusal(() -> RmsProp.of(1).alpha(-1), "alpha must be in [0, 1), found -1.0"),
        refusal(() -> RmsProp.of(1).epsilon(0), "epsilon must be above 0.0, found 0.0"),
        refusal(
            () -> Loss.crossEntropy().labelSmoothing(2),
            "labelSmoothing must be in [0, 1], found 2.0"),
        refusal(
            () -> Loss.crossEntropy().classWeights(List.of(1.0, -1.0)),
            "classWeights[1] must be at least 0.0, found -1.0"),
        refusal(
            () -> Loss.crossEntropy().classWeights(List.of(0.0, 0.0)),
            "classWeights must not all be 0, found [0.0, 0.0]"),
        refusal(() -> Loss.smoothL1(-1), "beta must be at least 0.0, found -1.0"),
        refusal(() -> GradientClipping.byNorm(0), "maxNorm must be above 0.0, found 0.0"),
        refusal(
            () -> GradientClipping.byValue(Double.NaN), "maxValue must be above 0.0, found NaN"));
  }

  private static Arguments refusal(Runnable call, String message) {
    return Arguments.of(call, message);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("refusals")
  void aSettingOutOfRangeIsRefusedByName(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
  }
}
