package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;

import org.junit.jupiter.api.Test;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Recipe;

/** A loss that is no number ends the training before it ruins the weights. */
class NonFiniteLossTest {
  private static final Shape IMAGE = Shape.image(1, 1, 2);
  private static final Network NETWORK = Network.of(IMAGE, flatten(), linear(2));

  @Test
  void theMessageSaysTheStepTheRateAndWhatToTryAndTheWeightsStay() {
    Adam adam = Adam.of(0.01);
    try (Batch good = Batches.floats(IMAGE, 1, 2);
        Batch bad = Batches.floats(IMAGE, Float.NaN, 2);
        TrainingSession session =
            new TrainingSession(
                NETWORK,
                Normalization.none(1),
                PixelType.FLOAT32,
                Recipe.of(Loss.crossEntropy(), adam),
                Sessions.CPU,
                0)) {
      session.restore(Weights.initial(NETWORK, 1), TrainingSession.initialState(NETWORK, adam));
      session.step(good);
      float[] weights = session.weights().values();
      OptimizerState state = session.optimizerState();

      assertThatExceptionOfType(NonFiniteLossException.class)
          .isThrownBy(() -> session.step(bad, 0.25))
          .withMessage(
              "the loss of step 2 is NaN at the learning rate 0.25: try a lower learningRate,"
                  + " bound the gradients (clipNorm), or check the pixels' normalisation (mean and"
                  + " std)");
      assertThat(session.weights().values()).containsExactly(weights);
      assertThat(session.optimizerState().steps()).isEqualTo(1);
      assertThat(session.optimizerState().slots())
          .usingRecursiveComparison()
          .isEqualTo(state.slots());
      assertThat(session.step(good)).isFinite();
    }
  }
}
