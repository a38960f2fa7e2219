package org.sparkcnn.plan;

import java.io.Serializable;

/**
 * Where the wall time of rounds goes, in seconds; the parts add up to all of it.
 *
 * @param broadcast the state's way from the driver into the workers' sessions
 * @param local the workers' steps, as long as the slowest worker takes, or the worker slots if
 *     there are more workers than slots
 * @param reduce the states' way back and their mean, as far as the driver sees it
 * @param scheduling everything else: Spark's tasks, and waiting for those that start late
 */
public record RoundCost(double broadcast, double local, double reduce, double scheduling)
    implements Serializable {
  /** No time at all. */
  public static final RoundCost NONE = new RoundCost(0, 0, 0, 0);

  /** Returns the sum of two costs. */
  public RoundCost plus(RoundCost other) {
    return new RoundCost(
        broadcast + other.broadcast,
        local + other.local,
        reduce + other.reduce,
        scheduling + other.scheduling);
  }

  /** Returns a share of this cost. */
  public RoundCost times(double share) {
    return new RoundCost(broadcast * share, local * share, reduce * share, scheduling * share);
  }

  /** Returns what is spent beside the local steps, in seconds. */
  public double overhead() {
    return broadcast + reduce + scheduling;
  }
}
