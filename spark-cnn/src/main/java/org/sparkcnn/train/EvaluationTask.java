package org.sparkcnn.train;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.plan.Recipe;

/**
 * All that workers need to know to evaluate weights, beside their own validation rows.
 *
 * @param network what is evaluated
 * @param normalization what happens to pixels before the first layer
 * @param pixels how they are packed
 * @param targetsPerImage numbers that belong to an image, or 0 if a class does
 * @param recipe has the loss and the precision
 * @param batchSize images that are scored together
 * @param shardRows for each worker, the rows of each of its shards
 * @param state begins with the weights, as a {@link StateVector} does
 */
record EvaluationTask(
    Network network,
    Normalization normalization,
    PixelType pixels,
    int targetsPerImage,
    Recipe recipe,
    int batchSize,
    List<List<Integer>> shardRows,
    Broadcast<float[]> state)
    implements Serializable {

  /** Returns the classes that rows are of, or 0 if they have numbers. */
  int classes() {
    return targetsPerImage == 0 ? network.output().elements() : 0;
  }
}
