package org.sparkcnn.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sparkcnn.engine.OptimizerState;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.Weights;

/**
 * All that workers average, as one vector: the weights, then each of the optimizer's vectors, all
 * of the same length. It is what a round broadcasts and what a worker brings back.
 */
final class StateVector {
  private StateVector() {}

  static float[] of(Weights weights, OptimizerState optimizer) {
    int length = weights.values().length;
    float[] state =
        Arrays.copyOf(weights.values(), Math.multiplyExact(length, 1 + optimizer.slots().size()));
    for (int i = 0; i < optimizer.slots().size(); i++) {
      System.arraycopy(optimizer.slots().get(i), 0, state, (i + 1) * length, length);
    }
    return state;
  }

  static Weights weights(float[] state, ParameterTable table) {
    return new Weights(table, Arrays.copyOf(state, table.length()));
  }

  static OptimizerState optimizer(float[] state, ParameterTable table, long steps) {
    int length = table.length();
    List<float[]> slots = new ArrayList<>();
    for (int from = length; from < state.length; from += length) {
      slots.add(Arrays.copyOfRange(state, from, from + length));
    }
    return new OptimizerState(steps, slots);
  }
}
