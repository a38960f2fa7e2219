package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.network.LayerPatterns;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.Parameter.Kind;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.AdamW;
import org.sparkcnn.plan.FineTuning;
import org.sparkcnn.plan.FineTuning.Statistics;
import org.sparkcnn.plan.GradientClipping;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.Sgd;

/** What is frozen stays bit for bit as it is, and the rest is trained. */
class FineTunedSessionTest {
  private static final int STEPS = 3;
  private static final int SIZE = 6;
  private static final int CLASSES = 3;
  private static final Network NETWORK = Networks.cifarResNet20(Shape.image(3, 16, 16), CLASSES);

  private static Recipe recipe(FineTuning tuning) {
    return Recipe.of(Loss.crossEntropy(), AdamW.of(0.01).weightDecay(0.1))
        .clipping(GradientClipping.byNorm(1))
        .tuning(tuning);
  }

  private static Weights trained(Network network, Recipe recipe) {
    try (Batch batch = Batches.random(network.input(), SIZE, CLASSES, 5);
        TrainingSession session = Sessions.training(network, recipe, 1)) {
      for (int i = 0; i < STEPS; i++) {
        session.step(batch);
      }
      assertFrozenIsForgotten(recipe.tuning(), session.optimizerState(), network);
      return session.weights();
    }
  }

  /** An optimizer remembers nothing of what it does not change. */
  private static void assertFrozenIsForgotten(
      FineTuning tuning, OptimizerState state, Network network) {
    LayerPatterns frozen = new LayerPatterns(tuning.frozen());
    for (ParameterTable.Entry entry : network.parameterTable().entries()) {
      if (frozen.match(entry.name()) && entry.kind() != Kind.BUFFER) {
        for (float[] slot : state.slots()) {
          float[] own = Arrays.copyOfRange(slot, entry.offset(), entry.offset() + entry.length());
          assertThat(RelativeError.norm(own)).as("remembered of " + entry.name()).isZero();
        }
      }
    }
  }

  static List<String> presets() {
    return List.of("lenet", "resnet20", "googlenet", "mobilenet_v2");
  }

  @ParameterizedTest
  @MethodSource("presets")
  void onlyTheHeadOfAPresetMovesIfAllElseIsFrozen(String preset) {
    Network network = Networks.byName(preset, Shape.image(3, 64, 64), CLASSES);
    String bias = network.parameters().get(network.parameters().size() - 1).name();
    String head = bias.substring(0, bias.lastIndexOf('.'));

    assertMoved(
        trained(network, recipe(FineTuning.none().freeze("*", "!" + head))),
        Weights.initial(network, 1),
        LayerPatterns.of(head));
  }

  @ParameterizedTest
  @EnumSource(
      value = Precision.class,
      names = {"FP32", "BF16"})
  void aLayerInTheMiddleMovesAlone(Precision precision) {
    FineTuning tuning = FineTuning.none().freeze("*", "!layer2.1.conv1", "!layer2.1.bn2");

    assertMoved(
        trained(NETWORK, recipe(tuning).precision(precision)),
        Weights.initial(NETWORK, 1),
        LayerPatterns.of("layer2.1.conv1", "layer2.1.bn2"));
  }

  private static void assertMoved(Weights after, Weights before, LayerPatterns moving) {
    for (ParameterTable.Entry entry : before.table().entries()) {
      assertThat(Arrays.equals(after.values(entry.name()), before.values(entry.name())))
          .as("%s stays as it is", entry.name())
          .isEqualTo(!moving.match(entry.name()));
    }
  }

  @ParameterizedTest
  @EnumSource(Statistics.class)
  void statisticsMoveWhereBatchNormsMeasure(Statistics statistics) {
    FineTuning tuning = FineTuning.none().freeze("conv1", "bn1").statistics(statistics);
    Weights before = Weights.initial(NETWORK, 1);
    Weights after = trained(NETWORK, recipe(tuning));

    assertThat(Arrays.equals(after.values("bn1.running_var"), before.values("bn1.running_var")))
        .as("those of a frozen layer stay")
        .isEqualTo(statistics != Statistics.NONE);
    assertThat(
            Arrays.equals(
                after.values("layer1.0.bn1.running_mean"),
                before.values("layer1.0.bn1.running_mean")))
        .as("those of a trained layer stay")
        .isEqualTo(statistics == Statistics.ALL);
  }

  @Test
  void aHeadBehindAFrozenBodyLearnsWhatItLearnsFromTheBodysFeatures() {
    Recipe recipe = Recipe.of(Loss.crossEntropy(), Sgd.of(0.001).momentum(0.9));
    Weights whole = trained(NETWORK, recipe.tuning(FineTuning.none().freeze("*", "!linear")));
    Weights before = Weights.initial(NETWORK, 1);
    Network body = NETWORK.upTo("flatten");
    Network head = NETWORK.after("flatten");
    Weights after;
    try (Batch images = Batches.random(NETWORK.input(), SIZE, CLASSES, 5);
        Batch features = new Batch(head.input(), PixelType.FLOAT32, SIZE);
        ScoringSession scoring = Sessions.scoring(body);
        TrainingSession session =
            new TrainingSession(
                head,
                Normalization.none(head.input().channels()),
                PixelType.FLOAT32,
                recipe,
                Sessions.CPU,
                1)) {
      session.restore(
          before.select(head.parameterTable()),
          TrainingSession.initialState(head, recipe.optimizer()));
      float[] scores = scoring.score(images, Sessions.CPU);
      int length = body.output().elements();
      for (int i = 0; i < SIZE; i++) {
        float[] own = Arrays.copyOfRange(scores, i * length, (i + 1) * length);
        features.add(Batches.bytes(own), i % CLASSES, 1);
      }
      for (int i = 0; i < STEPS; i++) {
        session.step(features);
      }
      after = session.weights();
    }
    Weights together = before.with(after);

    assertThat(
            RelativeError.of(
                RelativeError.minus(together.values(), before.values()),
                RelativeError.minus(whole.values(), before.values())))
        .isLessThan(1e-4);
  }

  @Test
  void nothingToTrainIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sessions.training(NETWORK, recipe(FineTuning.none().freeze("*")), 1))
        .withMessage("nothing to train: [*] freezes all parameters");
  }

  @Test
  void patternsMayFitNothing() {
    FineTuning elsewhere = FineTuning.none().freeze("layer9").rateFactor("fc", 2);
    try (TrainingSession session = Sessions.training(NETWORK, recipe(elsewhere), 1)) {
      assertThat(session.weights().table()).isEqualTo(NETWORK.parameterTable());
    }
  }
}
