package org.sparkcnn.train;

import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.sparkcnn.data.Shard;
import org.sparkcnn.data.WorkerShards;
import org.sparkcnn.engine.Batch;
import org.sparkcnn.engine.Device;
import org.sparkcnn.engine.EvaluationSession;

/** A worker's part in an evaluation, on an executor: all of its validation rows in their order. */
final class PartitionEvaluator {
  private final TaskContext spark;
  private final EvaluationTally tally;
  private final EvaluationSession session;
  private final Batch batch;

  private PartitionEvaluator(
      TaskContext spark, EvaluationTally tally, EvaluationSession session, Batch batch) {
    this.spark = spark;
    this.tally = tally;
    this.session = session;
    this.batch = batch;
  }

  /**
   * Evaluates.
   *
   * @param worker the partition's number
   * @param shards the access to the worker's packed validation rows
   */
  static EvaluationTally evaluate(EvaluationTask task, int worker, WorkerShards shards) {
    EvaluationTally tally = new EvaluationTally(task.classes());
    List<Integer> rows = task.shardRows().get(worker);
    int most = rows.stream().mapToInt(Integer::intValue).max().orElse(0);
    if (most == 0) {
      return tally;
    }
    try (EvaluationSession session = task.session();
        Batch batch = task.batch(most)) {
      PartitionEvaluator evaluator =
          new PartitionEvaluator(TaskContext.get(), tally, session, batch);
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i) > 0) {
          evaluator.evaluate(shards, i);
        }
      }
    }
    return tally;
  }

  private void evaluate(WorkerShards shards, int index) {
    try (Shard shard = shards.open(index)) {
      for (int row = 0; row < shard.rows(); row++) {
        RoundRows.add(batch, shard, row);
        if (batch.isFull()) {
          evaluate();
        }
      }
      evaluate();
    }
  }

  private void evaluate() {
    if (spark.isInterrupted()) {
      throw new TaskKilledException("cancelled between two batches of validation rows");
    }
    if (batch.size() > 0) {
      tally.add(batch, session.evaluate(batch, Device.cpu(spark.cpus())));
      batch.clear();
    }
  }
}
