package org.sparkcnn.it.bench;

import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.relu;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.RoundCost;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what a round costs beside the workers' steps. */
@CommandLine.Command(
    name = "round",
    mixinStandardHelpOptions = true,
    description = {
      "the cost of a round of fit, for the MNIST network and for one of 25 million parameters,"
          + " beside the workers' steps: medians of many rounds, in milliseconds.",
      "Adam's two vectors travel with the weights, unless optimizer-averaging is reset; plain SGD has"
          + " none.",
      "The last line: overhead_ms=… overhead_25m_ms=…, of mnist with Adam and of 25m with SGD"
    })
final class RoundCommand implements Callable<Integer> {
  static final Shape IMAGE = Shape.image(1, 28, 28);

  @Spec private CommandSpec spec;
  @Mixin private Workers workers;
  @Mixin private Distribution distribution;

  @Option(
      names = "--rounds",
      defaultValue = "60",
      converter = Count.class,
      paramLabel = "N",
      description = "rounds that are measured, after half as many that are not; default 60")
  private int rounds;

  /** Returns the network of document 002: 421,642 parameters. */
  static Network small() {
    return Networks.simpleCnn(IMAGE, 10);
  }

  /** Returns a network of 25 million parameters that computes quickly. */
  static Network large() {
    return Network.of(
        IMAGE, flatten(), linear(5000), relu(), linear(4000), relu(), linear(250), linear(10));
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Machine.warnIfBusy(out);
    try (Rounds measured = new Rounds(workers.count(), distribution)) {
      double overhead = measure("mnist", "adam", measured, small(), 64, rounds);
      measure("25m", "adam", measured, large(), 8, Math.max(10, rounds / 4));
      double large = measure("25m", "sgd", measured, large(), 8, Math.max(10, rounds / 3));
      out.printf(Locale.ROOT, "overhead_ms=%.1f overhead_25m_ms=%.1f%n", overhead, large);
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private double measure(
      String name, String optimizer, Rounds measured, Network network, int batchSize, int count) {
    List<RoundCost> costs = measured.costs(network, optimizer, batchSize, count);
    PrintWriter out = spec.commandLine().getOut();
    double overhead = median(costs, RoundCost::overhead);
    out.printf(
        Locale.ROOT,
        "%-5s %-4s %,d parameters: broadcast %.1f  local %.1f  reduce %.1f  scheduling %.1f  overhead %.1f ms%n",
        name,
        optimizer,
        network.parameterTable().length(),
        median(costs, RoundCost::broadcast),
        median(costs, RoundCost::local),
        median(costs, RoundCost::reduce),
        median(costs, RoundCost::scheduling),
        overhead);
    out.flush();
    return overhead;
  }

  private static double median(List<RoundCost> costs, ToDoubleFunction<RoundCost> part) {
    return 1e3 * Median.of(costs.stream().mapToDouble(part));
  }
}
