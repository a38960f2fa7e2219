package org.sparkcnn;

import org.apache.spark.sql.SparkSession;

/**
 * The one Spark session of all tests in a JVM: starting one takes seconds. No test stops it,
 * changes its configuration or leaves anything in its catalog; it ends with the JVM.
 */
public final class SharedSpark {
  private SharedSpark() {}

  /**
   * Returns the session, which the first call starts: two task threads, nothing listens outside.
   */
  public static SparkSession session() {
    return Holder.SESSION;
  }

  /** Returns the settings of the session, for one like it in another JVM. */
  public static SparkSession.Builder builder(String master) {
    return SparkSession.builder()
        .appName("spark-cnn tests")
        .master(master)
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", "localhost")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", 2)
        .config("spark.sql.warehouse.dir", "target/spark-warehouse");
  }

  private static final class Holder {
    static final SparkSession SESSION = builder("local[2]").getOrCreate();
  }
}
