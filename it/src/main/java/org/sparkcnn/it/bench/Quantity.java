package org.sparkcnn.it.bench;

import java.util.Locale;
import org.sparkcnn.network.Network;

/** What is measured in images a second. */
enum Quantity {
  /** Forward, backward and the optimizer's step. */
  TRAINING(3),
  /** Forward. */
  SCORING(1);

  private final int passes;

  /**
   * Keeps the cost.
   *
   * @param passes how many forward passes it is worth; a backward pass is taken as two
   */
  Quantity(int passes) {
    this.passes = passes;
  }

  /** Returns the floating point operations of one image, a multiply-add counted as two. */
  long flops(Network network) {
    return passes * network.steps().stream().mapToLong(Network.Step::flops).sum();
  }

  /** Returns its name as a person reads it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
