package org.sparkcnn.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkConf;

/** What somebody should know before a training starts on a cluster that does not quite fit it. */
final class ClusterAdvice {
  private static final String OVERHEAD = "spark.executor.memoryOverhead";
  private static final String HEAP = "spark.executor.memory";
  private static final String RESULTS = "spark.driver.maxResultSize";
  private static final double LOPSIDED = 1.5;

  private ClusterAdvice() {}

  /**
   * Returns warnings, each a sentence that names the setting.
   *
   * @param rows of each worker
   * @param slots tasks that the cluster runs side by side
   */
  static List<String> of(SparkConf conf, List<Long> rows, int slots, WorkerMemory memory) {
    List<String> advice = new ArrayList<>();
    waves(rows.size(), slots, advice);
    lopsided(rows, advice);
    if (!GpuSettings.isLocal(conf.get("spark.master", ""))) {
      memory(conf, memory, advice);
    }
    return advice;
  }

  /**
   * Refuses a training whose rounds Spark would refuse.
   *
   * @param bytes that a round brings to the driver
   * @throws IllegalArgumentException naming the setting
   */
  static void requireRoomForResults(SparkConf conf, long bytes) {
    long limit = conf.getSizeAsBytes(RESULTS, "1g");
    if (limit > 0 && bytes >= limit) {
      throw new IllegalArgumentException(
          "each round brings %s to the driver, but %s is %s: set it to %s or more, reduction to auto, or optimizerAveraging to reset, which leaves the optimizers' part out"
              .formatted(text(bytes), RESULTS, text(limit), setting(bytes + bytes / 8)));
    }
  }

  private static void waves(int workers, int slots, List<String> advice) {
    if (workers > slots) {
      advice.add(
          "%d workers share %d task slots: each round takes %d times as long as one worker's steps; set numWorkers to %d, or give Spark more cores"
              .formatted(workers, slots, (workers + slots - 1) / slots, slots));
    }
  }

  private static void lopsided(List<Long> rows, List<String> advice) {
    long most = Collections.max(rows);
    double mean = rows.stream().mapToLong(Long::longValue).average().orElse(0);
    // A few rows are never spread evenly, and cost nothing.
    if (rows.size() > 1 && most > LOPSIDED * mean && most > 1000) {
      advice.add(
          "worker %d has %d rows, %.1f times the mean of all: the others wait for it in each epoch; repartition=true deals rows out evenly"
              .formatted(rows.indexOf(most), most, most / mean));
    }
  }

  private static void memory(SparkConf conf, WorkerMemory memory, List<String> advice) {
    int tasks =
        Math.max(1, conf.getInt("spark.executor.cores", 1) / conf.getInt("spark.task.cpus", 1));
    long heap = conf.getSizeAsBytes(HEAP, "1g");
    long overhead =
        conf.contains(OVERHEAD)
            ? conf.getSizeAsMb(OVERHEAD) << 20
            : Math.max(
                384L << 20,
                (long) (heap * conf.getDouble("spark.executor.memoryOverheadFactor", 0.1)));
    long needed = memory.nativeBytes(tasks);
    if (needed > overhead) {
      advice.add(
          "%d workers in an executor need about %s outside the Java heap, but %s is %s: set it to %s, or where containers are limited they are killed"
              .formatted(tasks, text(needed), OVERHEAD, text(overhead), setting(needed)));
    }
    long objects = tasks * memory.heapBytes();
    if (objects > heap / 2) {
      advice.add(
          "%d workers in an executor need about %s of the Java heap, but %s is %s: set it to %s or more"
              .formatted(tasks, text(objects), HEAP, text(heap), setting(2 * objects)));
    }
  }

  private static String text(long bytes) {
    return String.format(Locale.ROOT, "%,d MiB", bytes >> 20);
  }

  private static String setting(long bytes) {
    return (bytes >> 20) + "m";
  }
}
