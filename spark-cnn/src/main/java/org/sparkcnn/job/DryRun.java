package org.sparkcnn.job;

import java.util.Locale;
import org.apache.spark.SparkConf;
import org.sparkcnn.network.Network;
import org.sparkcnn.plan.Averaging;
import org.sparkcnn.plan.AveragingUnit;
import org.sparkcnn.plan.TrainingPlan;
import org.sparkcnn.train.Forecast;

/** What a training would be, in words. */
final class DryRun {
  private DryRun() {}

  /**
   * Returns the network's summary, the plan and estimates of memory and time, for which it trains a
   * few steps on made images in this process.
   *
   * @param rows that are trained on in each epoch
   */
  static String describe(Network network, TrainingPlan plan, long rows, SparkConf conf) {
    Forecast forecast = Forecast.of(network, plan, rows);
    int threads = conf.getInt("spark.task.cpus", 1);
    double step = StepTiming.seconds(network, plan, threads);
    double seconds = step * forecast.stepsPerEpoch() * plan.epochs();
    return String.format(
        Locale.ROOT,
        "%s%nimages     %,d an epoch, %s%n"
            + "plan       %s of %s of %s, in %s; %s%n"
            + "memory     about %,d MiB outside the Java heap and %,d MiB within it, for a worker alone in its executor%n"
            + "time       about %s of steps: one step took %.4f s on this machine, on made images, with %d of its cores and nothing beside it; workers that wait for others, reading images, averages and validation come on top%n",
        network.summary(),
        rows,
        plan.workers() == 1
            ? "all of 1 worker"
            : String.format(
                Locale.ROOT, "%,d of each of %d workers", forecast.rowsPerWorker(), plan.workers()),
        count(plan.epochs(), "epoch"),
        count(forecast.stepsPerEpoch(), "step"),
        count(plan.batchSize(), "image"),
        plan.recipe().precision().name().toLowerCase(Locale.ROOT),
        averages(plan.averaging(), forecast),
        forecast.memory().nativeBytes(1) >> 20,
        forecast.memory().heapBytes() >> 20,
        duration(seconds),
        step,
        threads);
  }

  private static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  private static String averages(Averaging averaging, Forecast forecast) {
    if (averaging.unit() == AveragingUnit.EPOCHS && averaging.frequency() > 1) {
      return "the workers' weights are averaged every %d epochs".formatted(averaging.frequency());
    }
    return forecast.roundsPerEpoch() == 1
        ? "the workers' weights are averaged after each epoch"
        : "the workers' weights are averaged %d times an epoch"
            .formatted(forecast.roundsPerEpoch());
  }

  private static String duration(double seconds) {
    if (seconds < 90) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    return seconds < 90 * 60
        ? String.format(Locale.ROOT, "%.1f min", seconds / 60)
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }
}
