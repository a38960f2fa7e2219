package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;

import java.nio.ByteBuffer;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Optimizer;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.Sgd;

/** What does not fit a session is refused before anything changes. */
class TrainingSessionErrorsTest {
  private static final Shape IMAGE = Shape.image(1, 8, 8);
  private static final Network NETWORK = Networks.simpleCnn(IMAGE, 4);
  private static final Optimizer ADAM = Adam.of(0.001);

  private final TrainingSession session = Sessions.training(NETWORK, ADAM, 0);
  private final Batch batch = Batches.random(IMAGE, 8, 4, 1);

  @AfterEach
  void close() {
    session.close();
    batch.close();
  }

  @Test
  void anEmptyBatchIsRefused() {
    batch.clear();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> session.step(batch))
        .withMessage("cannot train on an empty batch");
  }

  @Test
  void imagesOfAnotherShapeAreRefused() {
    try (Batch other = Batches.random(Shape.image(3, 8, 8), 1, 4, 1)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> session.step(other))
          .withMessage(
              "this session takes UINT8 images of shape (1, 8, 8),"
                  + " the batch holds UINT8 images of shape (3, 8, 8)");
    }
  }

  @Test
  void pixelsOfAnotherTypeAreRefused() {
    try (Batch other = Batches.floats(IMAGE, new float[64])) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> session.step(other))
          .withMessage(
              "this session takes UINT8 images of shape (1, 8, 8),"
                  + " the batch holds FLOAT32 images of shape (1, 8, 8)");
    }
  }

  @Test
  void anotherNumberOfTargetsIsRefused() {
    try (TrainingSession numbers =
            Sessions.training(NETWORK, Recipe.of(Loss.meanSquaredError(), ADAM), 0);
        Batch two = new Batch(IMAGE, PixelType.UINT8, 1, 2)) {
      two.add(ByteBuffer.allocate(IMAGE.elements()), new float[2], 1);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> numbers.step(two))
          .withMessage("the last layer '9' gives 4 numbers, but the batch has 2 targets an image");
    }
  }

  @Test
  void crossEntropyRefusesNumbers() {
    try (Batch four = new Batch(IMAGE, PixelType.UINT8, 1, 4)) {
      four.add(ByteBuffer.allocate(IMAGE.elements()), new float[4], 1);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> session.step(four))
          .withMessage("cross entropy needs classes, but the batch has 4 targets an image");
    }
  }

  @Test
  void aNormalisationForOtherChannelsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TrainingSession(
                    NETWORK,
                    Normalization.none(3),
                    PixelType.UINT8,
                    Recipe.of(Loss.crossEntropy(), ADAM),
                    Sessions.CPU,
                    0))
        .withMessage("the images have 1 channels, but mean and std have 3");
  }

  @Test
  void aBatchThatIsClosedIsRefused() {
    batch.close();

    assertClosed("batch", () -> session.step(batch));
  }

  @Test
  void theStateOfAnotherNetworkIsRefused() {
    Network other = Network.of(IMAGE, flatten(), linear(4));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                session.restore(
                    Weights.initial(other, 1), TrainingSession.initialState(other, ADAM)))
        .withMessage(
            "the state of another network or optimizer: 260 weights and 2 vectors,"
                + " expected 52228 and 2");
  }

  @Test
  void theStateOfAnotherOptimizerIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                session.restore(
                    Weights.initial(NETWORK, 1),
                    TrainingSession.initialState(NETWORK, Sgd.of(0.1))))
        .withMessage(
            "the state of another network or optimizer: 52228 weights and 0 vectors,"
                + " expected 52228 and 2");
  }

  @Test
  void anOptimizersVectorsOfAnotherLengthAreRefusedBeforeAnythingChanges() {
    float[] right = new float[NETWORK.parameterTable().trainableLength()];
    OptimizerState state = new OptimizerState(3, List.of(right, new float[right.length + 1]));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> session.restore(Weights.initial(NETWORK, 2), state))
        .withMessage(
            "the state of another network: a vector of 52229 values for the optimizer,"
                + " expected 52228");
    assertThat(session.weights().values()).containsExactly(Weights.initial(NETWORK, 1).values());
  }

  @Test
  void nothingWorksAfterClose() {
    session.close();

    String what = "training session";
    assertClosed(what, () -> session.step(batch));
    assertClosed(what, () -> session.gradient(batch));
    assertClosed(what, session::weights);
    assertClosed(what, session::optimizerState);
    assertClosed(
        what,
        () ->
            session.restore(
                Weights.initial(NETWORK, 1), TrainingSession.initialState(NETWORK, ADAM)));
    session.close();
  }

  private static void assertClosed(String what, ThrowingCallable use) {
    assertThatIllegalStateException().isThrownBy(use).withMessage("this %s is closed", what);
  }
}
