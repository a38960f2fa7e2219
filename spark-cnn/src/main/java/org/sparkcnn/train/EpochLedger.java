package org.sparkcnn.train;

import java.util.ArrayList;
import java.util.List;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.EpochTotals;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.Progress;

/**
 * Writes down what rounds did to the epochs that they belong to.
 *
 * @param run whose rounds they are
 */
record EpochLedger(RunSpec run) {

  /** Returns how far a run has come after a round within an epoch. */
  Progress within(Progress before, RoundOutcome outcome) {
    RoundSpan span = outcome.span();
    return new Progress(
        before.rounds() + 1,
        span.epoch(),
        span.round() + 1,
        before.steps() + outcome.steps(),
        before.soFar().plus(outcome.epoch(0)),
        before.history());
  }

  /**
   * Returns how far a run has come after a round that ends epochs.
   *
   * @param metrics of the validation rows, after the last of them
   */
  Progress after(Progress before, RoundOutcome outcome, List<Metric> metrics) {
    RoundSpan span = outcome.span();
    List<EpochRecord> history = new ArrayList<>(before.history());
    for (int i = 0; i < span.epochs(); i++) {
      EpochTotals own = outcome.epoch(i);
      boolean isLast = i == span.epochs() - 1;
      history.add(
          outcome
              .epoch(i, i == 0 ? before.soFar().plus(own) : own, lastRate(span.epoch() + i))
              .validation(isLast ? metrics : List.of()));
    }
    return new Progress(
        before.rounds() + 1,
        span.lastEpoch() + 1,
        1,
        // Workers differ by a step or two at an epoch's end; Adam's bias correction follows the
        // longest.
        before.steps() + outcome.steps(),
        EpochTotals.NONE,
        history);
  }

  private double lastRate(int epoch) {
    long mostRows = run.mostRows();
    long steps = epoch * run.plan().stepsPerEpoch(mostRows);
    return run.plan().learningRate(steps - 1, mostRows);
  }
}
