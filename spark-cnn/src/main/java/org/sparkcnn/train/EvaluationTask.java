package org.sparkcnn.train;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.sparkcnn.engine.Batch;
import org.sparkcnn.engine.EvaluationSession;

/**
 * All that workers need to know to evaluate weights, beside their own validation rows.
 *
 * @param run what is evaluated, and how
 * @param shardRows for each worker, the rows of each of its shards of validation rows
 * @param state begins with the weights, as a {@link StateVector} does
 */
record EvaluationTask(RunSpec run, List<List<Integer>> shardRows, Broadcast<float[]> state)
    implements Serializable {

  /** Returns the classes that rows are of, or 0 if they have numbers. */
  int classes() {
    return run.targetsPerImage() == 0 ? run.network().output().elements() : 0;
  }

  EvaluationSession session() {
    return new EvaluationSession(
        run.network(),
        StateVector.weights(state.value(), run.network().parameterTable()),
        run.normalization(),
        run.pixels(),
        run.plan().recipe());
  }

  /**
   * Returns a batch.
   *
   * @param most rows that it will ever need to hold
   */
  Batch batch(int most) {
    int size = Math.min(most, run.plan().batchSize());
    return new Batch(run.network().input(), run.pixels(), size, run.targetsPerImage());
  }
}
