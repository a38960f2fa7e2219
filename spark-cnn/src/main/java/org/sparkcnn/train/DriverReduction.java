package org.sparkcnn.train;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;

/** The driver collects all states and adds them up, a range of them on each of its cores. */
final class DriverReduction implements StateReduction {
  /** What a core's first cache holds. */
  private static final int RANGE = 8192;

  @Override
  public String work() {
    return "local steps";
  }

  @Override
  public long collected(int workers, long stateBytes) {
    return workers * stateBytes;
  }

  @Override
  public Reduced reduce(JavaRDD<WorkerResult> workers, int length) {
    List<byte[]> bytes = workers.map(WorkerResult::toBytes).collect();
    long begin = System.nanoTime();
    List<WorkerResult> results = bytes.stream().map(WorkerResult::fromBytes).toList();
    float[] mean = mean(results, length);
    return new Reduced(
        results.stream().map(WorkerResult::report).toList(), mean, Clock.secondsSince(begin));
  }

  /** Returns the mean, or null if no worker has a weight. */
  static float[] mean(List<WorkerResult> results, int length) {
    if (results.stream().allMatch(result -> result.weight() == 0)) {
      return null;
    }
    float[] mean = new float[length];
    IntStream.range(0, (length + RANGE - 1) / RANGE)
        .parallel()
        .forEach(
            range -> {
              int from = range * RANGE;
              int count = Math.min(RANGE, length - from);
              WeightedSum sum = new WeightedSum(count);
              for (WorkerResult result : results) {
                if (result.weight() > 0) {
                  sum.add(result.weight(), result.state().slice(from, count));
                }
              }
              System.arraycopy(sum.mean(), 0, mean, from, count);
            });
    return mean;
  }
}
