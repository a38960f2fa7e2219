package org.sparkcnn.it.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import org.sparkcnn.it.bench.Turns.Column;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares training from a packed data set with training from memory. */
@CommandLine.Command(
    name = "epoch",
    mixinStandardHelpOptions = true,
    description =
        "fit on images of a packed data set against images in Spark's memory, by the epochs after"
            + " the first; slower is in percent, start:… the seconds beside the epochs")
final class EpochCommand implements Callable<Integer> {
  /** Begins the names of the seconds before the epochs. */
  private static final String START = "start:";

  @Spec private CommandSpec spec;
  @Mixin private Settings settings;
  @Mixin private Bench.Pairs pairs;

  /** Where the images are. */
  enum Source {
    PACKED,
    MEMORY;

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
            Column.of(Source.PACKED.toString()),
            Column.of(Source.MEMORY.toString()),
            new Column("slower", EpochCommand::slower),
            Column.of(START + Source.PACKED),
            Column.of(START + Source.MEMORY));
    new Turns(columns, "images/s", spec.commandLine().getOut())
        .run(pairs.count(), () -> children.numbersOf("measure-epoch", Source.values()));
    return CommandLine.ExitCode.OK;
  }

  /** Returns by how many percent an epoch of the packed data set takes longer. */
  static double slower(Map<String, Double> figures) {
    return 100
        * (figures.get(Source.MEMORY.toString()) / figures.get(Source.PACKED.toString()) - 1);
  }

  /** One side's measurement. */
  @CommandLine.Command(name = "measure-epoch", hidden = true)
  static final class Measure implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Parameters private Source source;
    @Mixin private Settings settings;

    @Override
    public Integer call() throws IOException {
      SparkSide.Epochs epochs = source == Source.MEMORY ? fromMemory() : fromPacked();
      PrintWriter out = spec.commandLine().getOut();
      out.println(source + "=" + epochs.perSecond());
      out.println(START + source + "=" + epochs.start());
      return CommandLine.ExitCode.OK;
    }

    private SparkSide.Epochs fromMemory() {
      try (SparkSide spark = SparkSide.start(settings)) {
        return spark.epochs();
      }
    }

    private SparkSide.Epochs fromPacked() throws IOException {
      Path folder = Files.createTempDirectory("bench");
      try (SparkSide spark = SparkSide.start(settings)) {
        return spark.epochsOfPacked(folder.resolve("packed"));
      } finally {
        FileUtils.deleteDirectory(folder.toFile());
      }
    }
  }
}
