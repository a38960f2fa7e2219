package org.sparkcnn.it.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.sparkcnn.network.Network;
import org.sparkcnn.plan.Reduction;
import org.sparkcnn.plan.RoundCost;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how long an epoch would take on clusters of some size. */
@CommandLine.Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "expected seconds of an epoch for 2 to 1,024 workers and three models, by the driver's sum"
          + " and by a shuffle, from the costs of rounds measured here and a network's speed; no"
          + " cluster is asked.",
      "The last line: for each model the number of workers from which on a shuffle is faster"
    })
final class PlanCommand implements Callable<Integer> {
  private static final int MOST = 1024;
  private static final int MEASURED_ROUNDS = 12;

  @Spec private CommandSpec spec;
  @Mixin private Workers workers;

  @Option(
      names = "--gbit",
      defaultValue = "10",
      paramLabel = "N",
      description = "speed of each machine's network in Gbit/s, default 10")
  private double gbit;

  @Option(
      names = "--rounds-per-epoch",
      defaultValue = "4",
      converter = Count.class,
      paramLabel = "N",
      description = "averages in each epoch, default 4")
  private int rounds;

  @Option(
      names = "--cores",
      defaultValue = "8",
      converter = Count.class,
      paramLabel = "N",
      description = "cores of a worker, default 8; its speed is so many times that of one here")
  private int cores;

  /**
   * What is planned for.
   *
   * @param millions of parameters, which are all that travels (optimizerAveraging reset)
   * @param images of an epoch
   * @param perCore images that one core of the machine in it/BENCHMARKS.md trains on in a second
   */
  record Model(String name, double millions, double images, double perCore) {
    double bytes() {
      return millions * 1e6 * Float.BYTES;
    }
  }

  static final List<Model> MODELS =
      List.of(
          new Model("mnist", 0.42, 60_000, 4700),
          new Model("resnet18", 11.7, 1_281_167, 12),
          new Model("vgg16", 138, 1_281_167, 1));

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Machine.warnIfBusy(out);
    ClusterModel cluster = measure();
    out.printf(
        Locale.ROOT,
        "a job %.1f ms, a task %.2f ms; of 100 MB: broadcast %.0f ms, a worker's into the driver's sum"
            + " %.0f ms, through a shuffle %.0f ms; %s Gbit/s, %d rounds an epoch, workers of %d cores%n",
        1e3 * cluster.job(),
        1e3 * cluster.task(),
        1e11 * cluster.broadcast(),
        1e11 * cluster.reduceOnDriver(),
        1e11 * cluster.reduceByShuffle(),
        gbit,
        rounds,
        cores);
    printTable(cluster, out);
    out.println(
        MODELS.stream()
            .map(model -> model.name() + "=" + from(cluster.crossover(model.bytes(), MOST)))
            .collect(Collectors.joining(" ", "shuffle_from: ", " unit=workers")));
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private static String from(int workers) {
    return workers == 0 ? "never" : Integer.toString(workers);
  }

  private void printTable(ClusterModel cluster, PrintWriter out) {
    out.printf("%-8s", "workers");
    MODELS.forEach(model -> out.printf(" %18s %18s", model.name() + " driver", "shuffle"));
    out.println();
    for (int count = 2; count <= MOST; count *= 2) {
      out.printf("%-8d", count);
      for (Model model : MODELS) {
        double compute = model.images() / (count * cores * model.perCore());
        out.printf(
            Locale.ROOT,
            " %18s %18s",
            Turns.number(compute + rounds * cluster.onDriver(count, model.bytes())),
            Turns.number(compute + rounds * cluster.byShuffle(count, model.bytes())));
      }
      out.println();
    }
  }

  /** Takes the costs of rounds of two sizes apart into those of a job and those of a byte. */
  private ClusterModel measure() {
    Network small = RoundCommand.small();
    Network large = RoundCommand.large();
    double bytes = Float.BYTES * (double) large.parameterTable().length();
    try (Rounds driver = new Rounds(workers.count(), Distribution.reset(Reduction.DRIVER))) {
      List<RoundCost> smallCosts = driver.costs(small, "sgd", 8, MEASURED_ROUNDS);
      List<RoundCost> largeCosts = driver.costs(large, "sgd", 8, MEASURED_ROUNDS);
      List<RoundCost> shuffled =
          driver
              .with(Distribution.reset(Reduction.SHUFFLE))
              .costs(large, "sgd", 8, MEASURED_ROUNDS);
      double job = median(smallCosts, RoundCost::overhead);
      double broadcast = median(largeCosts, RoundCost::broadcast) / bytes;
      double moved = workers.count() * bytes;
      return new ClusterModel(
          job,
          driver.secondsPerTask(),
          broadcast,
          Math.max(0, median(largeCosts, PlanCommand::afterwards) - job) / moved,
          Math.max(0, median(shuffled, PlanCommand::afterwards) - job) / moved,
          gbit * 1e9 / 8);
    }
  }

  private static double afterwards(RoundCost cost) {
    return cost.reduce() + cost.scheduling();
  }

  private static double median(List<RoundCost> costs, ToDoubleFunction<RoundCost> part) {
    return Median.of(costs.stream().mapToDouble(part));
  }
}
