package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.dropout;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.plan.Augmentations.randomHorizontalFlip;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.Sgd;

class EvaluationSessionTest {
  private static final Shape IMAGE = Shape.image(1, 8, 8);
  private static final int IMAGES = 50;
  private static final Network PLAIN =
      Network.of(IMAGE, conv2d(4, 3), relu(), maxPool2d(2), flatten(), linear(3));

  private static Recipe recipe(Loss loss) {
    return Recipe.of(loss, Sgd.of(0.1));
  }

  private static EvaluationSession session(Network network, Recipe recipe) {
    return new EvaluationSession(
        network, Weights.initial(network, 1), Normalization.none(1), PixelType.UINT8, recipe);
  }

  private static Batch batch(float... weights) {
    Batch batch = new Batch(IMAGE, PixelType.UINT8, IMAGES);
    SplittableRandom random = new SplittableRandom(5);
    byte[] pixels = new byte[IMAGE.elements()];
    for (int i = 0; i < IMAGES; i++) {
      random.nextBytes(pixels);
      batch.add(ByteBuffer.wrap(pixels), i % 3, weights[i % weights.length]);
    }
    return batch;
  }

  static List<Loss> losses() {
    return List.of(
        Loss.crossEntropy(),
        Loss.crossEntropy().labelSmoothing(0.1).classWeights(List.of(1.0, 3.0, 0.5)),
        Loss.meanSquaredError(),
        Loss.l1(),
        Loss.smoothL1(0.5));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theLossIsThatOfTrainingBeforeAStep(Loss loss) {
    for (float[] weights : List.of(new float[] {1}, new float[] {1, 2, 0.5f, 0})) {
      try (Batch batch = batch(weights);
          EvaluationSession session = session(PLAIN, recipe(loss));
          TrainingSession training = Sessions.training(PLAIN, recipe(loss), 0)) {
        assertThat((double) session.evaluate(batch, Sessions.CPU).loss())
            .isCloseTo(training.step(batch), within(1e-5));
      }
    }
  }

  @Test
  void theScoresAreThoseOfScoringBitForBit() {
    try (Batch batch = batch(1);
        EvaluationSession session = session(PLAIN, recipe(Loss.crossEntropy()));
        ScoringSession scoring = Sessions.scoring(PLAIN)) {
      assertThat(session.evaluate(batch, Sessions.CPU).scores())
          .isEqualTo(scoring.score(batch, Sessions.CPU));
    }
  }

  @Test
  void nothingIsDrawnAndBatchNormIsWhatItHasLearnt() {
    Network network =
        Network.of(IMAGE, conv2d(4, 3), batchNorm(), relu(), dropout(0.5), flatten(), linear(3));
    Recipe recipe = recipe(Loss.crossEntropy()).augmentation(randomHorizontalFlip());
    try (Batch batch = batch(1);
        Batch first = new Batch(IMAGE, PixelType.UINT8, 1);
        EvaluationSession session = session(network, recipe)) {
      Evaluation all = session.evaluate(batch, Sessions.CPU);
      assertThat(session.evaluate(batch, Sessions.CPU).loss()).isEqualTo(all.loss());

      byte[] pixels = new byte[IMAGE.elements()];
      new SplittableRandom(5).nextBytes(pixels);
      first.add(ByteBuffer.wrap(pixels), 0, 1);
      float[] alone = session.evaluate(first, Sessions.CPU).scores();
      for (int i = 0; i < 3; i++) {
        assertThat(alone[i])
            .as("score %d, whatever else is in the batch", i)
            .isCloseTo(all.scores()[i], within(1e-5f));
      }
    }
  }

  @Test
  void numbersAreComparedWithNumbers() {
    Network network = Network.of(Shape.image(1, 1, 1), flatten(), linear(2));
    Weights weights = Weights.initial(network, 1);
    weights.values()[0] = 1;
    weights.values()[1] = -1;
    weights.values()[2] = 0;
    weights.values()[3] = 5;
    try (Batch batch = new Batch(Shape.image(1, 1, 1), PixelType.FLOAT32, 2, 2);
        EvaluationSession session =
            new EvaluationSession(
                network,
                weights,
                Normalization.none(1),
                PixelType.FLOAT32,
                recipe(Loss.meanSquaredError()))) {
      batch.add(Batches.bytes(2), new float[] {2, 0}, 1); // gives 2, 3: a mean square of 4.5
      batch.add(Batches.bytes(1), new float[] {0, 4}, 3); // gives 1, 4: 0.5
      Evaluation evaluation = session.evaluate(batch, Sessions.CPU);
      assertThat(evaluation.scores()).containsExactly(2, 3, 1, 4);
      assertThat(evaluation.loss()).isEqualTo((4.5f + 3 * 0.5f) / 4);
    }
  }

  @Test
  void aLossThatIsNoNumberIsSaidAndNotThrown() {
    Weights broken = Weights.initial(PLAIN, 1);
    broken.values()[broken.values().length - 1] = Float.NaN; // the last layer's bias
    try (Batch batch = batch(1);
        EvaluationSession session =
            new EvaluationSession(
                PLAIN, broken, Normalization.none(1), PixelType.UINT8, recipe(Loss.l1()))) {
      assertThat(session.evaluate(batch, Sessions.CPU).loss()).isNaN();
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    EvaluationSession session = session(PLAIN, recipe(Loss.crossEntropy()));
    try (Batch empty = new Batch(IMAGE, PixelType.UINT8, 1);
        Batch numbers = new Batch(IMAGE, PixelType.UINT8, 1, 3)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> session.evaluate(empty, Sessions.CPU))
          .withMessage("cannot evaluate an empty batch");
      numbers.add(ByteBuffer.allocate(64), new float[3], 1);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> session.evaluate(numbers, Sessions.CPU))
          .withMessage("cross entropy needs classes, but the batch has 3 targets an image");
    }
    session.close();
    try (Batch batch = batch(1)) {
      assertThatThrownBy(() -> session.evaluate(batch, Sessions.CPU))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
