package org.sparkcnn.it.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sparkcnn.data.InternalRows;
import org.sparkcnn.it.bench.SparkDecoding.Opening;
import org.sparkcnn.it.bench.Turns.Column;
import org.sparkcnn.ml.CnnClassifier;
import org.sparkcnn.network.Shape;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares ways from JPEG photographs in memory to pixels of 224 × 224. */
@CommandLine.Command(
    name = "decode",
    mixinStandardHelpOptions = true,
    description =
        "JPEG photographs to 3x224x224, shorter side and centre crop: ours through Spark, Spark's"
            + " image source with javax.imageio, and a plain loop of OpenCV; --data is a folder or"
            + " a tar archive; cpu: compares the cores' time per image")
final class DecodeCommand implements Callable<Integer> {
  private static final Shape IMAGE = Shape.image(3, 224, 224);
  private static final Throughput.Window WINDOW = new Throughput.Window(5, 15);
  private static final String UNIT = "images/s/core";

  /** Begins the names of figures by the cores' time. */
  private static final String CPU = "cpu:";

  /** How often a job reads what is in memory, so that starting it does not count. */
  private static final int PASSES = 4;

  @Spec private CommandSpec spec;
  @Mixin private Data data;
  @Mixin private Workers workers;
  @Mixin private Bench.Pairs pairs;

  @Override
  public Integer call() throws Exception {
    Machine.warnIfBusy(spec.commandLine().getOut());
    ChildProcess children =
        new ChildProcess(List.of(), List.of(data.toArgument(), workers.toArgument()));
    List<Column> columns = new ArrayList<>();
    for (Decoder decoder : Decoder.values()) {
      columns.add(Column.of(decoder.toString()));
    }
    columns.add(Column.ratio("ours/spark", "ours", "spark"));
    columns.add(Column.ratio("ours/opencv", "ours", "opencv"));
    columns.add(Column.ratio("cpu:ours/spark", CPU + "ours", CPU + "spark"));
    columns.add(Column.ratio("cpu:ours/opencv", CPU + "ours", CPU + "opencv"));
    new Turns(columns, UNIT, spec.commandLine().getOut())
        .run(pairs.count(), () -> children.numbersOf("measure-decode", Decoder.values()));
    return CommandLine.ExitCode.OK;
  }

  /** One side's measurement. */
  @CommandLine.Command(name = "measure-decode", hidden = true)
  static final class Measure implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Parameters private Decoder decoder;
    @Mixin private Data data;
    @Mixin private Workers workers;

    @Override
    public Integer call() throws Exception {
      Throughput.Rate rate =
          switch (decoder) {
            case OURS, SPARK -> throughSpark();
            case OPENCV ->
                new OpenCvLoop(IMAGE)
                    .images(WINDOW, Photographs.read(data.path()), workers.count());
          };
      PrintWriter out = spec.commandLine().getOut();
      out.println(decoder + "=" + rate.perSecond() / workers.count());
      out.println(CPU + decoder + "=" + rate.perCpuSecond());
      return CommandLine.ExitCode.OK;
    }

    private Throughput.Rate throughSpark() throws IOException {
      try (SparkSession spark = LocalSpark.start(workers.count())) {
        Dataset<Row> files = SparkDecoding.inMemory(spark, data.path(), workers.count());
        Opening opening = decoder == Decoder.OURS ? ours(files) : SparkDecoding.imageIo(IMAGE);
        Dataset<Row> passes = files;
        for (int i = 1; i < PASSES; i++) {
          passes = passes.union(files);
        }
        JavaRDD<InternalRow> rows = InternalRows.of(passes);
        return Throughput.ofProcess(WINDOW, () -> SparkDecoding.decode(rows, 0, opening, IMAGE));
      }
    }

    private static Opening ours(Dataset<Row> files) {
      return SparkDecoding.ours(
          new CnnClassifier()
              .setImageCol(files.columns()[0])
              .setResize("centerCrop")
              .imageColumn(files.schema(), IMAGE));
    }
  }
}
