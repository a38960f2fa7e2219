package org.sparkcnn.train;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.plan.TrainingPlan;

/**
 * What stays the same in all rounds of a run.
 *
 * @param network what is trained
 * @param normalization what happens to pixels before the first layer
 * @param pixels how they are packed
 * @param targetsPerImage numbers that belong to an image, or 0 if a class does
 * @param onGpus whether each worker computes on the GPU that Spark gave its task
 * @param shardRows for each worker, the rows of each of its shards
 * @param plan how it is trained
 */
record RunSpec(
    Network network,
    Normalization normalization,
    PixelType pixels,
    int targetsPerImage,
    boolean onGpus,
    List<List<Integer>> shardRows,
    TrainingPlan plan)
    implements Serializable {

  /** Returns the number of a worker's rows. */
  long rows(int worker) {
    return shardRows.get(worker).stream().mapToLong(Integer::longValue).sum();
  }

  /** Returns the rows of the worker that has the most. */
  long mostRows() {
    return IntStream.range(0, shardRows.size()).mapToLong(this::rows).max().orElse(0);
  }
}
