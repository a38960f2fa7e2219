package org.sparkcnn.train;

import java.util.Arrays;
import java.util.List;
import org.sparkcnn.plan.BestEpoch;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.Stopping;

/**
 * The best epoch of a run so far on its validation rows.
 *
 * @param epoch which it is
 * @param weights after it; empty if there was none, or the run does not end with them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BestSoFar(BestEpoch epoch, float[] weights) {

  /** Returns that there was none yet. */
  static BestSoFar none() {
    return new BestSoFar(BestEpoch.none(), new float[0]);
  }

  /**
   * Returns the better of this and an epoch that is over.
   *
   * @param metrics of the epoch; empty if it was not measured
   * @param state a {@link StateVector} with the weights after it
   * @param length of the weights
   */
  BestSoFar orBetter(int over, List<Metric> metrics, Stopping stopping, float[] state, int length) {
    if (metrics.isEmpty()) {
      return this;
    }
    BestEpoch best = epoch.orBetter(over, stopping.metric().in(metrics), stopping);
    if (best.equals(epoch)) {
      return this;
    }
    return new BestSoFar(best, stopping.restoresBest() ? Arrays.copyOf(state, length) : weights);
  }
}
