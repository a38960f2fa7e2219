package org.sparkcnn.it.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.sparkcnn.it.bench.Turns.Column;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares workers that average their weights with processes that know nothing of each other. */
@CommandLine.Command(
    name = "scale",
    mixinStandardHelpOptions = true,
    description =
        "fit with a worker for each core in one process, against as many processes of one worker,"
            + " each with its share of the images, side by side on the same cores; by the epochs"
            + " but the first and the last")
final class ScaleCommand implements Callable<Integer> {
  private static final String RATE = "rate";
  private static final String TOGETHER = "together";
  private static final String APART = "apart";

  @Spec private CommandSpec spec;
  @Mixin private Settings settings;
  @Mixin private Bench.Pairs pairs;

  @Override
  public Integer call() throws Exception {
    Machine.warnIfBusy(spec.commandLine().getOut());
    List<Column> columns =
        List.of(Column.ratio("ratio", TOGETHER, APART), Column.of(TOGETHER), Column.of(APART));
    new Turns(columns, "images/s", spec.commandLine().getOut())
        .run(pairs.count(), () -> Map.of(TOGETHER, together(), APART, apart()));
    return CommandLine.ExitCode.OK;
  }

  private double together() throws IOException, InterruptedException {
    return rate(settings.workers(), settings.subject().images());
  }

  /** Returns the sum of what the processes do at the same time. */
  private double apart() {
    int count = settings.workers();
    List<CompletableFuture<Double>> processes =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> rateUnchecked(settings.subject().images() / count)))
            .toList();
    return processes.stream().mapToDouble(CompletableFuture::join).sum();
  }

  private double rateUnchecked(int images) {
    try {
      return rate(1, images);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private double rate(int workers, int images) throws IOException, InterruptedException {
    return new ChildProcess(settings.with(workers), settings.precision())
        .numbers("measure-scale", "--images=" + images)
        .get(RATE);
  }

  /** One process' measurement. */
  @CommandLine.Command(name = "measure-scale", hidden = true)
  static final class Measure implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Settings settings;

    @Option(names = "--images", required = true)
    private int images;

    @Override
    public Integer call() {
      try (SparkSide spark = SparkSide.start(settings)) {
        spec.commandLine().getOut().println(RATE + "=" + spark.middleEpochs(images));
      }
      return CommandLine.ExitCode.OK;
    }
  }
}
