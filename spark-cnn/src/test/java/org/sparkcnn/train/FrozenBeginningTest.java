package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.dropout;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkcnn.network.NamedLayer;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.Augmentations;
import org.sparkcnn.plan.Averaging;
import org.sparkcnn.plan.FineTuning;
import org.sparkcnn.plan.LearningRateSchedule;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.Sgd;
import org.sparkcnn.plan.TrainingPlan;

class FrozenBeginningTest {
  private static final Network PLAIN =
      Network.of(
          Shape.image(3, 8, 8),
          conv2d(4, 3).padding(1),
          batchNorm(),
          relu(),
          maxPool2d(4),
          flatten(),
          dropout(0.5),
          linear(8),
          linear(2));

  private static TrainingPlan plan(FineTuning tuning, int epochs) {
    return plan(Recipe.of(Loss.crossEntropy(), Sgd.of(0.1)).tuning(tuning), epochs);
  }

  private static TrainingPlan plan(Recipe recipe, int epochs) {
    return new TrainingPlan(
        recipe, LearningRateSchedule.constant(), epochs, 8, 1, Averaging.everyEpochs(1), 0);
  }

  private static Optional<String> end(Network network, String... frozen) {
    return end(network, plan(FineTuning.none().freeze(frozen), 2));
  }

  private static Optional<String> end(Network network, TrainingPlan plan) {
    return FrozenBeginning.of(network, PixelType.UINT8, plan)
        .map(beginning -> beginning.layers().lastLayer().name());
  }

  @Test
  void itEndsBeforeTheFirstLayerThatIsTrainedOrDraws() {
    assertThat(end(PLAIN, "*", "!7")).hasValue("4");
    assertThat(end(PLAIN, "0", "1")).hasValue("4");
    assertThat(end(PLAIN, "*", "!1")).hasValue("0");
    assertThat(end(PLAIN, "*", "!0")).isEmpty();
    assertThat(end(PLAIN, "1", "6")).isEmpty();
    assertThat(end(PLAIN)).isEmpty();
  }

  @Test
  void batchNormThatMeasuresEndsItBefore() {
    FineTuning tuning = FineTuning.none().freeze("*", "!7");
    assertThat(end(PLAIN, plan(tuning.statistics(FineTuning.Statistics.NONE), 2))).hasValue("0");
    assertThat(end(PLAIN, plan(tuning.statistics(FineTuning.Statistics.ALL), 2))).hasValue("4");
  }

  @Test
  void thereIsNoneWhereFeaturesWouldNotBeUsedAgain() {
    FineTuning tuning = FineTuning.none().freeze("*", "!7");
    assertThat(end(PLAIN, plan(tuning, 1))).isEmpty();
    Recipe augmented =
        Recipe.of(Loss.crossEntropy(), Sgd.of(0.1))
            .tuning(tuning)
            .augmentation(Augmentations.randomHorizontalFlip());
    assertThat(end(PLAIN, plan(augmented, 2))).isEmpty();
  }

  /** 4 × 8 × 8 floats for 3 × 8 × 8 bytes are five times as much; 16 filters give twenty times. */
  @ParameterizedTest
  @CsvSource({"4, true", "6, true", "7, false", "16, false"})
  void featuresMuchLargerThanTheImagesAreNotKept(int filters, boolean kept) {
    Network network =
        Network.of(Shape.image(3, 8, 8), conv2d(filters, 3).padding(1), flatten(), linear(2));
    Network wide = new Network(network.input(), List.of(network.layers().get(0), named(network)));
    assertThat(end(wide, "0").isPresent()).isEqualTo(kept);
  }

  /** A trained convolution, so that the cut is at the wide image. */
  private static NamedLayer named(Network network) {
    return conv2d(2, 8).named(network.layers().get(1).name());
  }

  @Test
  void anImagePassesBothPartsOfTheWhole() {
    Network resNet = Networks.resNet18(Shape.image(3, 64, 64), 5);
    FrozenBeginning beginning =
        FrozenBeginning.of(
                resNet, PixelType.UINT8, plan(FineTuning.none().freeze("*", "!fc", "!layer4.1"), 2))
            .orElseThrow();
    assertThat(beginning.layers().layerNames()).contains("layer4.0").doesNotContain("layer4.1");
    assertThat(beginning.layers().output()).isEqualTo(beginning.rest().input());
    assertThat(beginning.rest().output()).isEqualTo(resNet.output());
    assertThat(beginning.rest().parameters())
        .first()
        .satisfies(parameter -> assertThat(parameter.name()).isEqualTo("layer4.1.conv1.weight"));
  }
}
