package org.sparkcnn.it.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sparkcnn.it.bench.Turns.Column;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares transform with the engine that it calls. */
@CommandLine.Command(
    name = "transform",
    mixinStandardHelpOptions = true,
    description =
        "transform of image structs in Spark's memory, all columns into the noop sink, against"
            + " the engine alone; overhead is in percent of the engine's time, cpu:overhead of its"
            + " cores' time")
final class TransformCommand implements Callable<Integer> {
  /** Begins the names of figures by the cores' time. */
  private static final String CPU = "cpu:";

  @Spec private CommandSpec spec;
  @Mixin private Settings settings;
  @Mixin private Bench.Pairs pairs;

  /** Who scores. */
  enum Side {
    TRANSFORM,
    ENGINE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() throws Exception {
    Machine.warnIfBusy(spec.commandLine().getOut());
    ChildProcess children = new ChildProcess(settings);
    List<Column> columns =
        List.of(
            Column.of(Side.TRANSFORM.toString()),
            Column.of(Side.ENGINE.toString()),
            new Column("overhead", figures -> overhead(figures, "")),
            new Column("cpu:overhead", figures -> overhead(figures, CPU)));
    new Turns(columns, "images/s", spec.commandLine().getOut())
        .run(pairs.count(), () -> children.numbersOf("measure-transform", Side.values()));
    return CommandLine.ExitCode.OK;
  }

  /**
   * Returns by how many percent of the engine's time an image takes longer.
   *
   * @param clock what the names of the figures begin with
   */
  static double overhead(Map<String, Double> figures, String clock) {
    return 100 * (figures.get(clock + Side.ENGINE) / figures.get(clock + Side.TRANSFORM) - 1);
  }

  /** One side's measurement. */
  @CommandLine.Command(name = "measure-transform", hidden = true)
  static final class Measure implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Parameters private Side side;
    @Mixin private Settings settings;

    @Override
    public Integer call() throws Exception {
      Throughput.Rate rate =
          side == Side.ENGINE
              ? new EngineSide(settings.subject(), settings.precision(), settings.pixels())
                  .score(settings.workers())
              : transform();
      PrintWriter out = spec.commandLine().getOut();
      out.println(side + "=" + rate.perSecond());
      out.println(CPU + side + "=" + rate.perCpuSecond());
      return CommandLine.ExitCode.OK;
    }

    private Throughput.Rate transform() {
      try (SparkSide spark = SparkSide.start(settings)) {
        return spark.scoreFromMemory();
      }
    }
  }
}
