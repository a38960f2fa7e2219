package org.sparkcnn.plan;

import java.io.Serializable;
import java.util.List;

/**
 * How far a training has come, between two rounds.
 *
 * @param rounds rounds that are over since the training began
 * @param epoch the next round's epoch, from 1; one more than there are if all are over
 * @param round the next round within that epoch, from 1
 * @param steps steps taken by the worker that took the most
 * @param soFar what the rounds of this epoch that are over did
 * @param history the epochs that are over
 */
public record Progress(
    long rounds, int epoch, int round, long steps, EpochTotals soFar, List<EpochRecord> history)
    implements Serializable {

  /** Copies the history. */
  public Progress {
    history = List.copyOf(history);
  }

  /** Returns the beginning of a training. */
  public static Progress begin() {
    return new Progress(0, 1, 1, 0, EpochTotals.NONE, List.of());
  }
}
