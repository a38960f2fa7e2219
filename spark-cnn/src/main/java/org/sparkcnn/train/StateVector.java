package org.sparkcnn.train;

import java.util.Arrays;
import java.util.List;
import org.sparkcnn.engine.OptimizerState;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.Weights;

/**
 * All that workers average, as one vector: the weights, then each of the optimizer's vectors, which
 * are as long as the weights' trainable beginning. It is what a round broadcasts and what a worker
 * brings back.
 */
final class StateVector {
  /** What stands for an optimizer that does not travel. */
  static final OptimizerState FORGOTTEN = new OptimizerState(0, List.of());

  private StateVector() {}

  static float[] of(Weights weights, OptimizerState optimizer) {
    int at = weights.values().length;
    int trained = weights.table().trainableLength();
    int slots = optimizer.slots().size();
    float[] state =
        Arrays.copyOf(weights.values(), Math.addExact(at, Math.multiplyExact(trained, slots)));
    for (float[] slot : optimizer.slots()) {
      System.arraycopy(slot, 0, state, at, trained);
      at += trained;
    }
    return state;
  }

  static Weights weights(float[] state, ParameterTable table) {
    return new Weights(table, Arrays.copyOf(state, table.length()));
  }
}
