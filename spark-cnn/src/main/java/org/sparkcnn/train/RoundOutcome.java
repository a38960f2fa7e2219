package org.sparkcnn.train;

import java.util.List;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.EpochTotals;
import org.sparkcnn.plan.RoundCost;

/**
 * A round that is over.
 *
 * @param span which part of the training it was
 * @param reports of its workers
 * @param seconds its wall time
 * @param cost where that went
 */
record RoundOutcome(RoundSpan span, List<WorkerReport> reports, double seconds, RoundCost cost) {

  /** Returns the steps of the worker that took the most. */
  long steps() {
    return reports.stream().mapToLong(WorkerReport::steps).max().orElse(0);
  }

  /**
   * Returns what listeners see.
   *
   * @param bytes that travelled
   * @param steps taken since the training began
   * @param learningRate of the last of them
   */
  RoundRecord record(long bytes, long steps, double learningRate) {
    Totals totals = reports.stream().map(WorkerReport::totals).reduce(Totals.NONE, Totals::plus);
    return new RoundRecord(
        span.lastEpoch(),
        span.round(),
        span.rounds(),
        totals.loss(),
        totals.examples(),
        seconds,
        cost,
        bytes,
        steps,
        learningRate);
  }

  /** Returns its part in one of its epochs, from 0, with an even share of the time. */
  EpochTotals epoch(int index) {
    double share = 1.0 / span.epochs();
    Totals totals =
        reports.stream().map(report -> report.epoch(index)).reduce(Totals.NONE, Totals::plus);
    boolean isLast = index == span.epochs() - 1;
    return new EpochTotals(
        isLast ? 1 : 0,
        totals.examples(),
        totals.weight(),
        totals.lossSum(),
        seconds * share,
        cost.times(share));
  }

  /**
   * Returns the record of one of its epochs.
   *
   * @param index from 0
   * @param whole all of the epoch
   */
  EpochRecord epoch(int index, EpochTotals whole, double learningRate) {
    return new EpochRecord(
        span.epoch() + index,
        whole.loss(),
        whole.examples(),
        whole.seconds(),
        learningRate,
        whole.rounds(),
        whole.cost(),
        List.of());
  }
}
