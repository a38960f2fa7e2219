package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparkcnn.engine.OptimizerState;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Parameter.Kind;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;

class StateVectorTest {
  /** Two parameters: a weight and a bias. */
  private static final ParameterTable TABLE =
      Network.of(Shape.image(1, 1, 1), flatten(), linear(1)).parameterTable();

  private static final Weights WEIGHTS = new Weights(TABLE, new float[] {1, 2});

  @Test
  void theOptimizersVectorsFollowTheWeights() {
    OptimizerState adam = new OptimizerState(9, List.of(new float[] {3, 4}, new float[] {5, 6}));
    float[] state = StateVector.of(WEIGHTS, adam);

    assertThat(state).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(StateVector.weights(state, TABLE).values()).containsExactly(1, 2);
  }

  @Test
  void anOptimizerThatRemembersNothingAddsNothing() {
    float[] state = StateVector.of(WEIGHTS, new OptimizerState(3, List.of()));
    assertThat(state).containsExactly(1, 2);
  }

  @Test
  void theOptimizersVectorsHaveNoPlaceForBuffers() {
    ParameterTable table =
        new ParameterTable(
            List.of(
                new ParameterTable.Entry("weight", Shape.vector(2), Kind.WEIGHT, 0),
                new ParameterTable.Entry("running_mean", Shape.vector(1), Kind.BUFFER, 2)));
    OptimizerState adam = new OptimizerState(9, List.of(new float[] {4, 5}, new float[] {6, 7}));
    float[] state = StateVector.of(new Weights(table, new float[] {1, 2, 3}), adam);

    assertThat(state).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(StateVector.weights(state, table).values()).containsExactly(1, 2, 3);
  }

  @Test
  void nothingIsSharedWithWhatItWasMadeOf() {
    float[] state = StateVector.of(WEIGHTS, new OptimizerState(0, List.of()));
    StateVector.weights(state, TABLE).values()[0] = 7;
    assertThat(state).containsExactly(1, 2);
    state[1] = 8;
    assertThat(WEIGHTS.values()).containsExactly(1, 2);
  }
}
