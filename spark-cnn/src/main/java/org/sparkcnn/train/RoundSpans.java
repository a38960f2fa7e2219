package org.sparkcnn.train;

import org.sparkcnn.plan.Averaging;
import org.sparkcnn.plan.TrainingPlan;

/** Divides a training into rounds; the worker with the most rows sets the pace. */
final class RoundSpans {
  private final int epochs;
  private final int epochsPerRound;
  private final int perEpoch;
  private final long rowsPerRound;

  /**
   * Divides a training.
   *
   * @param mostRows rows of the worker that has the most
   */
  RoundSpans(TrainingPlan plan, long mostRows) {
    Averaging averaging = plan.averaging();
    long batches = plan.stepsPerEpoch(mostRows);
    long perRound =
        switch (averaging.unit()) {
          case BATCHES -> Math.min(averaging.frequency(), batches);
          case EPOCHS -> batches;
          case PER_EPOCH -> ceil(batches, averaging.frequency());
        };
    this.epochs = plan.epochs();
    this.epochsPerRound =
        switch (averaging.unit()) {
          case BATCHES, PER_EPOCH -> 1;
          case EPOCHS -> averaging.frequency();
        };
    this.perEpoch = Math.toIntExact(ceil(batches, perRound));
    this.rowsPerRound = perRound * plan.batchSize();
  }

  private static long ceil(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  /**
   * Returns a round.
   *
   * @param epoch its first epoch, from 1
   * @param round its number within that epoch, from 1
   */
  RoundSpan at(int epoch, int round) {
    int last = (int) Math.min(epochs, (long) epoch + epochsPerRound - 1);
    return new RoundSpan(epoch, last, round, perEpoch, rowsPerRound);
  }
}
