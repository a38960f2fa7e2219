package org.sparkcnn.plan;

import java.io.Serializable;

/**
 * Rounds of one epoch, or parts of them, added up.
 *
 * @param rounds averages taken
 * @param examples images trained on
 * @param weight the sum of their weights
 * @param lossSum the sum of their losses times their weights
 * @param seconds wall time
 * @param cost where it went
 */
public record EpochTotals(
    int rounds, long examples, double weight, double lossSum, double seconds, RoundCost cost)
    implements Serializable {
  /** No rounds. */
  public static final EpochTotals NONE = new EpochTotals(0, 0, 0, 0, 0, RoundCost.NONE);

  /** Returns the sum of two. */
  public EpochTotals plus(EpochTotals other) {
    return new EpochTotals(
        rounds + other.rounds,
        examples + other.examples,
        weight + other.weight,
        lossSum + other.lossSum,
        seconds + other.seconds,
        cost.plus(other.cost));
  }

  /** Returns the weighted mean loss; not a number if no example had a weight. */
  public double loss() {
    return lossSum / weight;
  }
}
