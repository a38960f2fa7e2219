package org.sparkcnn.train;

import java.io.Serializable;

/**
 * Which part of a training a round is: a run of rows within one epoch, or one or more whole epochs.
 *
 * @param epoch the first epoch, from 1
 * @param lastEpoch the last one
 * @param round its number within the first epoch, from 1
 * @param rounds rounds of that epoch
 * @param rowsPerRound rows that a worker trains on in each round of an epoch but its last
 */
record RoundSpan(int epoch, int lastEpoch, int round, int rounds, long rowsPerRound)
    implements Serializable {

  /** Returns the number of epochs that it touches. */
  int epochs() {
    return lastEpoch - epoch + 1;
  }

  /**
   * Returns it in words, such as {@code epoch 3/10, round 12/40}.
   *
   * @param all epochs of the training
   */
  String describe(int all) {
    String last = lastEpoch == epoch ? "epoch %d".formatted(epoch) : epochs(epoch, lastEpoch);
    return "%s/%d, round %d/%d".formatted(last, all, round, rounds);
  }

  private static String epochs(int first, int last) {
    return "epochs %d-%d".formatted(first, last);
  }

  /** Returns whether an epoch is over when it is. */
  boolean endsEpoch() {
    return round == rounds;
  }

  /** Returns the index, in an epoch's order, of a worker's first row. */
  long firstRow() {
    return (round - 1) * rowsPerRound;
  }

  /**
   * Returns the index after the last row.
   *
   * @param rows of the worker
   */
  long endRow(long rows) {
    return firstRow() + Math.min(rows - firstRow(), rowsPerRound);
  }
}
