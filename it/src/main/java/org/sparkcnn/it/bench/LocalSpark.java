package org.sparkcnn.it.bench;

import org.apache.spark.sql.SparkSession;

/** Spark within this process. */
final class LocalSpark {
  private LocalSpark() {}

  /** Starts Spark with so many cores. */
  static SparkSession start(int workers) {
    return SparkSession.builder()
        .appName("bench")
        .master("local[" + workers + "]")
        .config("spark.ui.enabled", false)
        .getOrCreate();
  }
}
