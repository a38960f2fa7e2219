package org.sparkcnn.engine;

import java.util.List;

/**
 * What an optimizer remembers between steps.
 *
 * @param steps steps taken so far
 * @param slots vectors as long as the weights and in their order: SGD's momentum; Adam's mean and
 *     mean square of the gradient; empty for plain SGD
 */
public record OptimizerState(long steps, List<float[]> slots) {

  /** Copies the list, not the vectors. */
  public OptimizerState {
    slots = List.copyOf(slots);
  }
}
