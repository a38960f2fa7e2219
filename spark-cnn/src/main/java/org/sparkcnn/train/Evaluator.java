package org.sparkcnn.train;

import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.sparkcnn.data.PackedImages;
import org.sparkcnn.data.PackedRows;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.TrainingPlan;

/**
 * Measures on the validation rows how well weights do, on the driver: every worker evaluates its
 * own.
 *
 * @param network what is evaluated
 * @param normalization what happens to pixels before the first layer
 * @param pixels how they are packed
 * @param images have the validation rows
 * @param plan has the loss, the precision and the batch size
 */
record Evaluator(
    Network network,
    Normalization normalization,
    PixelType pixels,
    PackedImages images,
    TrainingPlan plan) {

  /**
   * Returns the metrics; none without validation rows.
   *
   * @param state begins with the weights, as a {@link StateVector} does
   */
  List<Metric> evaluate(Broadcast<float[]> state) {
    PackedRows rows = images.validation();
    if (rows.total() == 0) {
      return List.of();
    }
    EvaluationTask task =
        new EvaluationTask(
            network,
            normalization,
            pixels,
            images.targetsPerImage(),
            plan.recipe(),
            plan.batchSize(),
            rows.shardRows(),
            state);
    int classes = task.classes();
    EvaluationTally all = new EvaluationTally(classes);
    rows.workers()
        .mapPartitionsWithIndex(
            (worker, shards) ->
                List.of(PartitionEvaluator.evaluate(task, worker, shards.next()).toBytes())
                    .iterator(),
            true)
        .collect()
        .forEach(bytes -> all.add(EvaluationTally.fromBytes(bytes, classes)));
    return all.metrics();
  }
}
