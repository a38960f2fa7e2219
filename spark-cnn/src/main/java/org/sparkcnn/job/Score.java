package org.sparkcnn.job;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.Transformer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.DataSource$;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.data.Columns;
import org.sparkcnn.ml.CnnClassificationModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Scores images with a model and writes its predictions. */
@Command(
    name = "Score",
    description =
        "Scores images with a model and writes its predictions beside their columns: of classes"
            + " rawPrediction, probability, prediction (the class' number) and predictedLabel (its"
            + " name, if the model knows names); of numbers prediction; of a featurizer features.",
    footerHeading = "%nExamples, each after spark-submit … --class org.sparkcnn.job.Score JAR:%n",
    footer = {
      "  --model hdfs:///model --data hdfs:///photos --format binary-file \\",
      "      --output hdfs:///scores",
      "  --model model --data cifar10 --split test --output scores \\",
      "      --keep-cols path,label --top-k 5",
      "  --model model --data warehouse.photos --output scores --output-format orc \\",
      "      --mode append --partition-by day --handle-invalid keep --error-col error",
      ""
    })
public final class Score extends Job {
  static final String OUTPUT_FORMAT = "--output-format";

  private static final String COUNT = "images";
  private static final String CSV = "csv";

  @Mixin private final ModelOption model = new ModelOption();
  @Mixin private final Inputs inputs = new Inputs();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "PATH",
      description = "where the predictions are written; any Hadoop path")
  private String output;

  @Option(
      names = OUTPUT_FORMAT,
      defaultValue = "parquet",
      paramLabel = "FORMAT",
      description =
          "what is written: parquet, orc, json, csv or any other that Spark writes; csv gets a"
              + " line of names and no vectors, such as probability")
  private String format;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "errorifexists",
      description = "if there is something: errorifexists, overwrite, append or ignore")
  private String mode;

  @Option(
      names = "--partition-by",
      split = ",",
      paramLabel = "COLUMN",
      showDefaultValue = Visibility.NEVER,
      description = "columns whose values become folders")
  private List<String> partitionBy = List.of();

  @Option(
      names = "--keep-cols",
      split = ",",
      paramLabel = "COLUMN",
      description = "columns of the input that are written too; default: all but the image column")
  private List<String> keepCols;

  private final ParamOptions options = new ParamOptions();

  /** Starts the job; spark-submit calls this. */
  public static void main(String[] args) {
    new Score().start(args);
  }

  @Override
  void addOptions(CommandSpec spec) {
    options.add(
        new CnnClassificationModel(),
        "topK",
        "flipAveraging",
        "precision",
        "batchSize",
        "resize",
        "handleInvalid",
        "errorCol");
    options.addTo(spec);
  }

  @Override
  void run(SparkSession spark) throws Exception {
    SaveMode saveMode = saveMode();
    Configuration conf = spark.sessionState().newHadoopConf();
    input(() -> checkOutput(saveMode, conf));
    checkFormat(spark);
    Transformer scorer = model.load(spark);
    Inputs.Found images = inputs.find(spark);
    images.place().requireApart("--output", output, "--data", conf);
    OutputPath.requireApart("--output", output, "--model", model.folder(), conf);
    options.applyTo(scorer);
    ParamSettings.set(scorer, "imageCol", images.imageCol(), "--image-col");
    Dataset<Row> scores = PredictedLabels.of(scorer, scorer.transform(images.rows()));
    Dataset<Row> written = scores.select(columns(scores.schema(), images));
    requirePartitions(written.schema());
    System.out.printf("scoring %s%n", images.place());
    if (isDryRun()) {
      written.printSchema();
    } else {
      write(written, saveMode);
    }
  }

  private SaveMode saveMode() {
    return switch (mode.toLowerCase(Locale.ROOT)) {
      case "errorifexists" -> SaveMode.ErrorIfExists;
      case "overwrite" -> SaveMode.Overwrite;
      case "append" -> SaveMode.Append;
      case "ignore" -> SaveMode.Ignore;
      default ->
          throw new IllegalArgumentException(
              "--mode: '%s' is none of errorifexists, overwrite, append, ignore".formatted(mode));
    };
  }

  /** Minutes of scoring must not end in what Spark finds out when it writes. */
  private boolean checkOutput(SaveMode saveMode, Configuration conf) throws IOException {
    Path path = new Path(output);
    boolean isThere = path.getFileSystem(conf).exists(path);
    if (isThere && saveMode == SaveMode.ErrorIfExists) {
      throw new IllegalArgumentException(
          "--output: %s is there already; --mode overwrite or append writes all the same"
              .formatted(output));
    }
    OutputPath.requireWritable("--output", output, conf);
    return isThere;
  }

  private void checkFormat(SparkSession spark) {
    try {
      DataSource$.MODULE$.lookupDataSource(format, spark.sessionState().conf());
    } catch (Exception e) { // a ClassNotFoundException, which Scala does not declare
      throw new IllegalArgumentException(
          "%s: Spark knows no format '%s'; it writes parquet, orc, json, csv and those of jars beside it"
              .formatted(OUTPUT_FORMAT, format),
          e);
    }
  }

  private Column[] columns(StructType scored, Inputs.Found images) {
    WrittenColumns columns = new WrittenColumns(images.rows().schema(), scored);
    List<String> names = columns.names(keepCols, images.imageCol());
    if (format.equalsIgnoreCase(CSV)) {
      List<String> nested = columns.nested(names);
      if (!nested.isEmpty()) {
        System.out.printf("csv has no vectors: %s left out%n", String.join(", ", nested));
        names.removeAll(nested);
      }
    }
    return names.stream().map(Columns::named).toArray(Column[]::new);
  }

  private void requirePartitions(StructType schema) {
    partitionBy.forEach(name -> Columns.require(schema, name, "--partition-by"));
  }

  private void write(Dataset<Row> scores, SaveMode saveMode) throws InterruptedException {
    Observation seen = new Observation();
    DataFrameWriter<Row> writer =
        scores
            .observe(seen, functions.count(functions.lit(1)).as(COUNT))
            .write()
            .format(format)
            .mode(saveMode);
    if (format.equalsIgnoreCase(CSV)) {
      writer.option("header", true);
    }
    if (!partitionBy.isEmpty()) {
      writer.partitionBy(partitionBy.toArray(String[]::new));
    }
    long begin = System.nanoTime();
    writer.save(output);
    double seconds = (System.nanoTime() - begin) / 1e9;
    long images = (long) seen.getAsJava().getOrDefault(COUNT, 0L);
    System.out.printf(
        Locale.ROOT,
        "images=%d images_per_second=%.0f seconds=%.1f output=%s%n",
        images,
        images / seconds,
        seconds,
        output);
  }
}
