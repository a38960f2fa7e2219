package org.sparkcnn.it.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;
import org.sparkcnn.it.bench.Turns.Column;
import org.sparkcnn.ml.CnnClassificationModel;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the way from image files to predictions in Parquet. */
@CommandLine.Command(
    name = "endtoend",
    mixinStandardHelpOptions = true,
    description = {
      "image files to predictions in Parquet: images a second, the seconds of each stage, and the"
          + " peak resident size with the rows once, 4 and 8 times; --data is a folder with a"
          + " folder for each class",
      "The images must have the network's size."
    })
final class EndToEndCommand implements Callable<Integer> {
  private static final Throughput.Window WINDOW = new Throughput.Window(8, 10);
  private static final List<Integer> TIMES = List.of(1, 4, 8);

  /** All of the heap is resident from the start: what grows then is native memory. */
  private static final List<String> FIXED_HEAP = List.of("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch");

  private static final String IMAGES = "images";
  private static final String SECONDS = "seconds";
  private static final String PEAK = "peak";
  private static final String ALL = "all";

  @Spec private CommandSpec spec;
  @Mixin private Settings settings;
  @Mixin private Data data;
  @Mixin private Bench.Pairs pairs;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Machine.warnIfBusy(out);
    Path folder = Files.createTempDirectory("bench");
    try {
      ChildProcess children = children(folder, List.of());
      children.numbers("prepare-endtoend");
      out.println("rows and peak resident size in MiB, in a heap of 1 GiB");
      new Turns(memoryColumns(), "MiB", out)
          .run(pairs.count(), () -> memory(children(folder, FIXED_HEAP)));
      out.println("seconds of each stage, in a warm process");
      new Turns(stageColumns(), "s", out).run(pairs.count(), () -> stages(children));
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
    return CommandLine.ExitCode.OK;
  }

  private ChildProcess children(Path folder, List<String> javaOptions) {
    List<String> arguments = new ArrayList<>(settings.toArguments(settings.precision()));
    arguments.add(data.toArgument());
    arguments.add("--folder=" + folder);
    return new ChildProcess(javaOptions, arguments);
  }

  private static List<Column> memoryColumns() {
    return TIMES.stream().map(times -> Column.of("peak" + times)).toList();
  }

  private static Map<String, Double> memory(ChildProcess children)
      throws IOException, InterruptedException {
    Map<String, Double> figures = new HashMap<>();
    for (int times : TIMES) {
      figures.put(
          "peak" + times, children.numbers("measure-memory", Integer.toString(times)).get(PEAK));
    }
    return figures;
  }

  private static List<Column> stageColumns() {
    List<Column> columns = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      columns.add(Column.of(stage.toString()));
    }
    columns.add(Column.of(ALL));
    columns.add(Column.ratio("images/s", IMAGES, ALL));
    return columns;
  }

  private static Map<String, Double> stages(ChildProcess children)
      throws IOException, InterruptedException {
    Map<Stage, Double> untilEnd = new EnumMap<>(Stage.class);
    Map<String, Double> figures = new HashMap<>();
    for (Stage stage : Stage.values()) {
      Map<String, Double> measured = children.numbers("measure-stage", stage.name());
      untilEnd.put(stage, measured.get(SECONDS));
      figures.put(IMAGES, measured.get(IMAGES));
    }
    figures.putAll(alone(untilEnd));
    figures.put(ALL, untilEnd.get(Stage.WRITING));
    return figures;
  }

  /**
   * Returns the seconds of each stage without those before it.
   *
   * @param untilEnd from the beginning to the end of each
   */
  static Map<String, Double> alone(Map<Stage, Double> untilEnd) {
    Map<String, Double> seconds = new HashMap<>();
    double before = 0;
    for (Stage stage : Stage.values()) {
      seconds.put(stage.toString(), untilEnd.get(stage) - before);
      before = untilEnd.get(stage);
    }
    return seconds;
  }

  /** What the children share. */
  private static final class Given {
    @Mixin private Settings settings;
    @Mixin private Data data;

    @Option(names = "--folder", required = true)
    private Path folder;

    private String model() {
      return folder.resolve("model").toString();
    }

    private EndToEnd on(SparkSession spark) {
      return new EndToEnd(
          spark,
          CnnClassificationModel.load(model()).setBatchSize(settings.subject().scoringBatchSize()),
          data.path(),
          folder.resolve("predictions"));
    }
  }

  /** Saves a model, so that training it does not count in the other processes. */
  @CommandLine.Command(name = "prepare-endtoend", hidden = true)
  static final class Prepare implements Callable<Integer> {
    @Mixin private Given given;

    @Override
    public Integer call() throws IOException {
      try (SparkSide spark = SparkSide.start(given.settings)) {
        spark.model().write().overwrite().save(given.model());
      }
      return CommandLine.ExitCode.OK;
    }
  }

  /** How long it takes to get to the end of a stage. */
  @CommandLine.Command(name = "measure-stage", hidden = true)
  static final class MeasureStage implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Parameters private Stage stage;
    @Mixin private Given given;

    @Override
    public Integer call() throws IOException {
      try (SparkSession spark = LocalSpark.start(given.settings.workers())) {
        EndToEnd way = given.on(spark);
        double runs =
            Throughput.of(
                WINDOW,
                () -> {
                  way.run(stage, 1);
                  return 1;
                });
        spec.commandLine().getOut().println(SECONDS + "=" + 1 / runs);
        spec.commandLine().getOut().println(IMAGES + "=" + way.images());
      }
      return CommandLine.ExitCode.OK;
    }
  }

  /** How large one run makes a process. */
  @CommandLine.Command(name = "measure-memory", hidden = true)
  static final class MeasureMemory implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Parameters private int times;
    @Mixin private Given given;

    @Override
    public Integer call() throws IOException {
      try (SparkSession spark = LocalSpark.start(given.settings.workers())) {
        given.on(spark).run(Stage.WRITING, times);
      }
      spec.commandLine().getOut().println(PEAK + "=" + Machine.peakResidentMib());
      return CommandLine.ExitCode.OK;
    }
  }
}
