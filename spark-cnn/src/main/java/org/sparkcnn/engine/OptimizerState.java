package org.sparkcnn.engine;

import java.util.List;

/**
 * What an optimizer remembers between steps.
 *
 * @param steps steps taken so far
 * @param slots vectors in the order of the weights and as long as their trainable beginning ({@link
 *     org.sparkcnn.network.ParameterTable#trainableLength}): SGD's momentum; Adam's mean and mean
 *     square of the gradient; RMSprop's mean square, momentum and mean; empty for plain SGD
 */
public record OptimizerState(long steps, List<float[]> slots) {

  /** Copies the list, not the vectors. */
  public OptimizerState {
    slots = List.copyOf(slots);
  }
}
