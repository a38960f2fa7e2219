package org.sparkcnn.plan;

import java.io.Serializable;

/**
 * The best epoch of a training so far.
 *
 * @param epoch its number, from 1; 0 if there was none with a number as its value
 * @param value its validation metric; not a number if there was none
 */
public record BestEpoch(int epoch, double value) implements Serializable {

  /** Returns that there was none yet. */
  public static BestEpoch none() {
    return new BestEpoch(0, Double.NaN);
  }

  /** Returns the better of this and the epoch that has just been measured. */
  public BestEpoch orBetter(int measured, double its, Stopping stopping) {
    return stopping.metric().isBetter(its, value, stopping.minDelta())
        ? new BestEpoch(measured, its)
        : this;
  }
}
