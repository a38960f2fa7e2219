package org.sparkcnn.train;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.plan.TrainingPlan;

/**
 * All that the workers of one round need to know beside their own rows.
 *
 * @param network what is trained
 * @param normalization what happens to pixels before the first layer
 * @param pixels how they are packed
 * @param targetsPerImage numbers that belong to an image, or 0 if a class does
 * @param shardRows for each worker, the rows of each of its shards
 * @param rows the rows of each worker
 * @param plan how it is trained
 * @param epoch from 1
 * @param round within the epoch, from 1
 * @param steps steps that the optimizer has taken before this round
 * @param start the {@link StateVector} that the round begins with
 */
record Round(
    Network network,
    Normalization normalization,
    PixelType pixels,
    int targetsPerImage,
    List<List<Integer>> shardRows,
    List<Long> rows,
    TrainingPlan plan,
    int epoch,
    int round,
    long steps,
    Broadcast<float[]> start)
    implements Serializable {

  /**
   * Returns the learning rate of a step. The worker with the most rows sets the pace, so that all
   * follow one schedule.
   *
   * @param step steps taken before it since the run began
   */
  double learningRate(long step) {
    return plan.learningRate(step, Collections.max(rows));
  }

  /** Returns the rows that a worker trains on in each round but its last of an epoch. */
  long rowsPerRound() {
    return plan.averagingFrequency() == 0
        ? Long.MAX_VALUE
        : (long) plan.averagingFrequency() * plan.batchSize();
  }

  /** Returns the index, in the epoch's order, of the first row of this round. */
  long firstRow() {
    return round == 1 ? 0 : (round - 1) * rowsPerRound();
  }

  /** Returns the index after the last row of this round. */
  long endRow(int worker) {
    long left = rows.get(worker) - firstRow();
    return firstRow() + Math.min(left, rowsPerRound());
  }
}
