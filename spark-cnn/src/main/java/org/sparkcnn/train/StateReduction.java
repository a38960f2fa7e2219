package org.sparkcnn.train;

import org.apache.spark.api.java.JavaRDD;

/** Runs a round's workers and brings their states together. */
interface StateReduction {

  /**
   * Runs a round.
   *
   * @param workers gives the result of each
   * @param length of a state
   */
  Reduced reduce(JavaRDD<WorkerResult> workers, int length);
}
