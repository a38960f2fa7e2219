package org.sparkcnn.train;

import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * What Spark's web pages show of a run's stages, and of the tasks in them: sums over all workers
 * and all rounds so far. A task that fails adds nothing; one whose result is lost with its executor
 * is counted again when it runs again, for its work is done again.
 *
 * @param images that workers trained on, in all epochs
 * @param steps that they took, one for each batch
 * @param training milliseconds of their training, the next one included
 * @param waiting milliseconds without a batch: images were read, and those copied that have been
 *     read; with more than one core a task, others are trained on meanwhile
 */
record Counters(
    LongAccumulator images,
    LongAccumulator steps,
    LongAccumulator training,
    LongAccumulator waiting)
    implements Serializable {

  /** Registers the counters of a run. */
  static Counters of(SparkContext spark) {
    return new Counters(
        spark.longAccumulator("images trained on"),
        spark.longAccumulator("training steps"),
        spark.longAccumulator("milliseconds of training"),
        spark.longAccumulator("milliseconds of waiting for images"));
  }

  /**
   * Adds a worker's round.
   *
   * @param waited nanoseconds
   */
  void add(WorkerReport report, long waited) {
    images.add(report.totals().examples());
    steps.add(report.steps());
    training.add(Math.round(report.seconds().steps() * TimeUnit.SECONDS.toMillis(1)));
    waiting.add(TimeUnit.NANOSECONDS.toMillis(waited));
  }
}
