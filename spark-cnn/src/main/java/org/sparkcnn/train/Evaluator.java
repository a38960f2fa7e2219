package org.sparkcnn.train;

import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.sparkcnn.data.PackedRows;
import org.sparkcnn.plan.Metric;

/**
 * Measures on the validation rows how well weights do, on the driver: every worker evaluates its
 * own, and what they bring back is added up in their order.
 *
 * @param run what is evaluated, and how
 * @param rows the validation rows
 */
record Evaluator(RunSpec run, PackedRows rows) {

  /** Returns whether there is anything to measure on. */
  boolean hasRows() {
    return rows.total() > 0;
  }

  /**
   * Returns the metrics.
   *
   * @param state begins with the weights, as a {@link StateVector} does
   */
  List<Metric> evaluate(Broadcast<float[]> state) {
    EvaluationTask task = new EvaluationTask(run, rows.shardRows(), state);
    EvaluationTally all = new EvaluationTally(task.classes());
    rows.workers()
        .mapPartitionsWithIndex(
            (worker, shards) ->
                List.of(PartitionEvaluator.evaluate(task, worker, shards.next()).toBytes())
                    .iterator(),
            true)
        .collect()
        .forEach(bytes -> all.add(EvaluationTally.fromBytes(bytes, task.classes())));
    return all.metrics();
  }
}
