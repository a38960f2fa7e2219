package org.sparkcnn.train;

import org.apache.spark.api.java.JavaRDD;
import org.sparkcnn.plan.Reduction;

/** Runs a round's workers and brings their states together. */
interface StateReduction {

  /** Beyond this, collecting all states costs the driver more than a shuffle costs everybody. */
  long DRIVER_BYTES = 256L << 20;

  /**
   * Returns the reduction of that kind.
   *
   * @param bytes of all workers' states
   */
  static StateReduction of(Reduction place, long bytes) {
    return switch (place) {
      case DRIVER -> new DriverReduction();
      case SHUFFLE -> new ShuffleReduction();
      case AUTO -> bytes > DRIVER_BYTES ? new ShuffleReduction() : new DriverReduction();
    };
  }

  /** Returns in words what its Spark job does. */
  String work();

  /** Returns about how many bytes a round's results bring to the driver. */
  long collected(int workers, long stateBytes);

  /**
   * Runs a round.
   *
   * @param workers gives the result of each
   * @param length of a state
   */
  Reduced reduce(JavaRDD<WorkerResult> workers, int length);
}
