package org.sparkcnn.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.Transformer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sparkcnn.data.Columns;
import org.sparkcnn.ml.ClassEvaluation;
import org.sparkcnn.ml.CnnClassificationModel;
import org.sparkcnn.ml.CnnRegressionModel;
import org.sparkcnn.ml.ModelReport;
import org.sparkcnn.ml.RegressionEvaluation;
import org.sparkcnn.store.NewFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Measures how well a model does on labelled images. */
@Command(
    name = "Evaluate",
    description = "Scores labelled images with a model and says how well it does.",
    footerHeading =
        "%nExamples, each after spark-submit … --class org.sparkcnn.job.Evaluate JAR:%n",
    footer = {
      "  --model hdfs:///models/a --data hdfs:///cifar10 --split test",
      "  --model model --data photos.parquet --label-col kind --output evaluation.json",
      ""
    })
public final class Evaluate extends Job {
  @Mixin private final ModelOption model = new ModelOption();
  @Mixin private final Inputs inputs = new Inputs();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "where the figures are written as JSON; any Hadoop path")
  private String output;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "where a page for people is written, of the model, its training and its worst mistakes:"
              + " HTML; any Hadoop path")
  private String report;

  @Option(names = "--overwrite", description = "replace those files")
  private boolean overwrite;

  private final ParamOptions options = new ParamOptions();

  /** Starts the job; spark-submit calls this. */
  public static void main(String[] args) {
    new Evaluate().start(args);
  }

  @Override
  void addOptions(CommandSpec spec) {
    options.add(
        new CnnClassificationModel(),
        "flipAveraging",
        "precision",
        "batchSize",
        "resize",
        "handleInvalid");
    options.addTo(spec);
  }

  @Override
  void run(SparkSession spark) throws Exception {
    Configuration conf = spark.sessionState().newHadoopConf();
    checkAbsent("--output", output, conf);
    checkAbsent("--report", report, conf);
    Transformer scorer = model.load(spark);
    Inputs.Found images = inputs.find(spark);
    if (output != null) {
      images.place().requireApart("--output", output, "--data", conf);
    }
    if (report != null) {
      images.place().requireApart("--report", report, "--data", conf);
    }
    options.applyTo(scorer);
    ParamSettings.set(scorer, "imageCol", images.imageCol(), "--image-col");
    Columns.require(images.rows().schema(), inputs.labelCol(), "label");
    System.out.printf("evaluating on %s%n", images.place());
    if (isDryRun()) {
      scorer.transformSchema(images.rows().schema());
      return;
    }
    long begin = System.nanoTime();
    Map<String, Object> figures = figures(scorer, images.rows());
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (output != null) {
      write(figures, conf);
    }
    long count = (long) figures.get("images");
    String first =
        figures.containsKey("accuracy")
            ? String.format(Locale.ROOT, "accuracy=%.4f", (double) figures.get("accuracy"))
            : String.format(Locale.ROOT, "r2=%.4f", (double) figures.get("r2"));
    System.out.printf(
        Locale.ROOT,
        "%s images=%d images_per_second=%.0f seconds=%.1f%n",
        first,
        count,
        count / seconds,
        seconds);
  }

  private void checkAbsent(String option, String file, Configuration conf) throws Exception {
    if (file != null) {
      input(
          () -> {
            OutputPath.check(option, file, overwrite, conf);
            return file;
          });
    }
  }

  /** Prints the figures and returns them as they are written. */
  private Map<String, Object> figures(Transformer scorer, Dataset<Row> rows) throws IOException {
    if (scorer instanceof CnnClassificationModel classifier) {
      ClassEvaluation evaluation = evaluation(classifier, rows);
      System.out.print(evaluation);
      return figures(evaluation);
    }
    if (report != null) {
      throw new IllegalArgumentException(
          "--report: expected a model of classes, found a " + scorer.getClass().getSimpleName());
    }
    if (scorer instanceof CnnRegressionModel regressor) {
      RegressionEvaluation evaluation = RegressionEvaluation.of(regressor, rows, inputs.labelCol());
      System.out.print(evaluation);
      return figures(evaluation);
    }
    throw new IllegalArgumentException(
        "--model: a %s predicts nothing that could be right or wrong"
            .formatted(scorer.getClass().getSimpleName()));
  }

  /** Scores the images, once: the report's page has the figures too. */
  private ClassEvaluation evaluation(CnnClassificationModel classifier, Dataset<Row> rows)
      throws IOException {
    return report == null
        ? ClassEvaluation.of(classifier, rows, inputs.labelCol())
        : new ModelReport(classifier).setLabelCol(inputs.labelCol()).write(rows, report);
  }

  private static Map<String, Object> figures(ClassEvaluation evaluation) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("images", evaluation.images());
    figures.put("unread", evaluation.unread());
    figures.put("accuracy", evaluation.accuracy());
    figures.put("macroAverage", evaluation.macroAverage());
    figures.put("weightedAverage", evaluation.weightedAverage());
    figures.put("classes", evaluation.perClass());
    figures.put("confusion", evaluation.confusion());
    return figures;
  }

  private static Map<String, Object> figures(RegressionEvaluation evaluation) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("images", evaluation.images());
    figures.put("meanSquaredError", evaluation.meanSquaredError());
    figures.put("rootMeanSquaredError", evaluation.rootMeanSquaredError());
    figures.put("meanAbsoluteError", evaluation.meanAbsoluteError());
    figures.put("r2", evaluation.r2());
    figures.put("targets", evaluation.targets());
    return figures;
  }

  private void write(Map<String, Object> figures, Configuration conf) throws IOException {
    Path file = new Path(output);
    byte[] json =
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(figures);
    FileSystem files = file.getFileSystem(conf);
    if (overwrite) {
      NewFile.replace(files, file, out -> out.write(json));
    } else {
      NewFile.write(files, file, out -> out.write(json));
    }
  }
}
