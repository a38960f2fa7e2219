package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.Optimizer;
import org.sparkcnn.plan.Sgd;

class TrainingSessionTest {
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
  void theLossOfABatchFallsAsItIsTrainedOn() {
    float first = session.step(batch);
    float last = first;
    for (int i = 0; i < 40; i++) {
      last = session.step(batch);
    }

    // Random weights give each of four classes about the same chance.
    assertThat(first).as("loss before the first step").isBetween(1f, 2f);
    assertThat(last).as("loss before the 41st step").isLessThan(first / 2);
  }

  @Test
  void aNewSessionsWeightsAreThoseThatItWasGiven() {
    assertThat(session.weights().values()).containsExactly(Weights.initial(NETWORK, 1).values());
    assertThat(session.weights().table()).isEqualTo(NETWORK.parameterTable());
  }

  @Test
  void theOptimizersStateHasItsStepsAndAVectorForEachThingItRemembers() {
    session.step(batch);

    assertThat(session.optimizerState().steps()).isEqualTo(1);
    assertThat(session.optimizerState().slots())
        .hasSize(2)
        .allSatisfy(slot -> assertThat(slot).hasSize(NETWORK.parameterTable().trainableLength()));
    assertThat(TrainingSession.initialState(NETWORK, Sgd.of(0.1)).slots()).as("SGD's").isEmpty();
    assertThat(TrainingSession.initialState(NETWORK, Sgd.of(0.1).momentum(0.9)).slots())
        .as("momentum's")
        .hasSize(1);
  }

  @Test
  void weightsAndStateAreCopies() {
    session.step(batch);
    float[] weights = session.weights().values();
    float[] mean = session.optimizerState().slots().get(0);
    float[] weightsThen = weights.clone();
    float[] meanThen = mean.clone();

    session.step(batch);

    assertThat(weights).as("weights that were read before a step").containsExactly(weightsThen);
    assertThat(mean).as("state that was read before a step").containsExactly(meanThen);
  }

  private static int length(int vectors) {
    return NETWORK.parameterTable().length() + vectors * NETWORK.parameterTable().trainableLength();
  }

  @Test
  void aSessionGoesOnFromTheStateOfAnotherBitForBit() {
    session.step(batch);
    FloatBuffer state = FloatBuffer.allocate(length(2));
    session.copyTo(state.duplicate());
    try (TrainingSession other = Sessions.training(NETWORK, ADAM, 0)) {
      other.copyFrom(state, 1);
      assertThat(other.steps()).isEqualTo(1);
      assertThat(other.step(batch)).isEqualTo(session.step(batch));
      assertThat(other.weights().values()).containsExactly(session.weights().values());
      assertThat(other.optimizerState().slots().get(1))
          .containsExactly(session.optimizerState().slots().get(1));
    }
  }

  @Test
  void aStateWithoutTheOptimizersVectorsForgetsThem() {
    session.step(batch);
    FloatBuffer state = FloatBuffer.allocate(length(0));
    session.copyTo(state.duplicate());
    session.copyFrom(state, 0);
    assertThat(session.steps()).isZero();
    assertThat(session.optimizerState().slots())
        .allSatisfy(slot -> assertThat(slot).containsOnly(0));
    assertThat(session.weights().values()).containsExactly(state.array());
  }

  @Test
  void aStateOfAnotherLengthIsRefused() {
    FloatBuffer state = FloatBuffer.allocate(length(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> session.copyFrom(state, 0))
        .withMessageContaining(
            "%d values, expected %d, or %d without".formatted(length(1), length(2), length(0)));
  }
}
