package org.sparkcnn.job;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.sparkcnn.data.Columns;
import org.sparkcnn.ml.CnnClassifier;
import org.sparkcnn.ml.CnnEstimator;
import org.sparkcnn.ml.CnnModel;
import org.sparkcnn.ml.CnnRegressor;
import org.sparkcnn.monitor.ConsoleProgress;
import org.sparkcnn.monitor.HtmlReport;
import org.sparkcnn.monitor.ReportContents;
import org.sparkcnn.monitor.TensorBoard;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.TrainingPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Trains a CNN on labelled images and saves the model. */
@Command(
    name = "Train",
    description = "Trains a CNN on labelled images and saves the model.",
    footerHeading = "%nExamples, each after spark-submit … --class org.sparkcnn.job.Train JAR:%n",
    footer = {
      "  --data hdfs:///cifar10 --split train --network resnet20 --epochs 30 \\",
      "      --normalization cifar10 --augmentation crop-flip --test-split test \\",
      "      --model hdfs:///model",
      "  --data photos --network resnet18 --input 224x224x3 --resize centerCrop \\",
      "      --normalization imagenet --initial-weights resnet18.safetensors \\",
      "      --fresh-layers fc --freeze '*,!fc' --model model",
      "  --config conf/jobs/train-mnist.properties --data mnist --model model \\",
      "      --dry-run",
      ""
    })
public final class Train extends Job {
  private static final String REPORT = "report.html";

  @Mixin private final Inputs inputs = new Inputs();
  @Mixin private final TestOptions tests = new TestOptions();
  @Mixin private final NetworkOptions networks = new NetworkOptions();

  @Option(
      names = "--regression",
      description = "learn numbers instead of classes; --classes is how many of an image")
  private boolean regression;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description =
          "where the model is saved, and a page on it for people, report.html; any Hadoop path")
  private String model;

  @Option(names = "--overwrite", description = "replace what is in the model's folder")
  private boolean overwrite;

  @Option(
      names = "--tensorboard",
      paramLabel = "DIR",
      description = "where TensorBoard's event files are written; any Hadoop path")
  private String tensorBoard;

  @Mixin private final TrainingOptions training = new TrainingOptions();

  /** Starts the job; spark-submit calls this. */
  public static void main(String[] args) {
    new Train().start(args);
  }

  @Override
  void addOptions(CommandSpec spec) {
    training.add(spec);
    spec.usageMessage()
        .exitCodeListHeading(
            "%nNetworks: " + String.join(", ", Networks.names()) + "%n%nExit codes:%n");
  }

  @Override
  void run(SparkSession spark) throws Exception {
    Configuration conf = spark.sessionState().newHadoopConf();
    input(
        () -> {
          OutputPath.check("--model", model, overwrite, conf);
          // What Spark ML saves has a folder of that name.
          OutputPath.requireReplaceable(
              "--model", model, names -> names.contains("metadata"), "a saved model", conf);
          if (tensorBoard != null) {
            OutputPath.requireWritable("--tensorboard", tensorBoard, conf);
          }
          return model;
        });
    Inputs.Found images = inputs.find(spark);
    Optional<TestImages> test = tests.find(spark, inputs);
    images.place().requireApart("--model", model, "--data", conf);
    if (test.isPresent()) {
      test.get().images().place().requireApart("--model", model, test.get().said(), conf);
    }
    Labels labels =
        regression
            ? new Labels(images.rows(), inputs.labelCol())
            : Labels.of(images.rows(), inputs.labelCol());
    CnnEstimator<?, ?> estimator =
        input(() -> estimator(network(images, labels, conf)))
            .setImageCol(images.imageCol())
            .setLabelCol(labels.column());
    input(
        () -> {
          ImageSize.check(images, estimator);
          if (!estimator.getCheckpointDir().isEmpty()) {
            OutputPath.requireWritable("--checkpoints", estimator.getCheckpointDir(), conf);
          }
          return estimator;
        });
    TrainingPlan plan = input(() -> estimator.plan(labels.rows()));
    if (test.isPresent()) {
      test.get().check(estimator, regression ? null : labels);
    }
    System.out.printf("training on %s%n", images.place());
    test.ifPresent(asked -> System.out.printf("testing on %s%n", asked.images().place()));
    if (isDryRun()) {
      long rows = trained(estimator, labels.rows());
      System.out.print(
          DryRun.describe(estimator.getNetwork(), plan, rows, spark.sparkContext().conf()));
    } else {
      train(estimator, labels.rows(), test, conf);
    }
  }

  /** Returns how many rows are not validation rows, about. */
  private static long trained(CnnEstimator<?, ?> estimator, Dataset<Row> rows) {
    String indicator = estimator.getValidationIndicatorCol();
    return indicator.isEmpty()
        ? Math.round(rows.count() * (1 - estimator.getValidationFraction()))
        : rows.where(functions.not(Columns.named(indicator))).count();
  }

  private Network network(Inputs.Found images, Labels labels, Configuration conf) throws Exception {
    return networks.network(
        () -> ImageSize.ofFirst(images.rows(), images.imageCol()), () -> outputs(labels), conf);
  }

  private int outputs(Labels labels) {
    if (regression) {
      return 1;
    }
    if (labels.statedClasses().isPresent()) {
      return labels.statedClasses().getAsInt();
    }
    int counted = labels.countedClasses();
    System.out.printf(
        "%d classes: the highest label is %d; --classes states another number%n",
        counted, counted - 1);
    return counted;
  }

  /** Returns the estimator that the options describe. */
  CnnEstimator<?, ?> estimator(Network network) {
    CnnEstimator<?, ?> estimator = regression ? new CnnRegressor() : new CnnClassifier();
    estimator.setNetwork(network);
    training.applyTo(estimator, network.input().channels(), configured(ParamSettings.PREFIX));
    return estimator;
  }

  private void train(
      CnnEstimator<?, ?> estimator,
      Dataset<Row> rows,
      Optional<TestImages> test,
      Configuration conf)
      throws Exception {
    estimator.addListener(new ConsoleProgress());
    if (tensorBoard != null) {
      estimator.addListener(new TensorBoard(tensorBoard));
    }
    long begin = System.nanoTime();
    CnnModel<?> trained = estimator.fit(rows);
    double seconds = (System.nanoTime() - begin) / 1e9;
    trained.write().overwrite().save(model);
    System.out.print(trained.describe());
    Findings findings = test.isEmpty() ? Findings.of(trained) : measured(trained, test.get());
    System.out.print(findings.figures());
    writePage(findings.page(), conf);
    long images = trained.history().stream().mapToLong(EpochRecord::examples).sum();
    System.out.printf(
        Locale.ROOT,
        "%s%simages_per_second=%.0f seconds=%.1f model=%s%n",
        findings.metric(),
        findings.metric().isEmpty() ? "" : " ",
        images / seconds,
        seconds,
        model);
  }

  private Findings measured(CnnModel<?> trained, TestImages test) {
    try {
      return Findings.of(trained, test);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: %s; the model is trained and saved in %s"
              .formatted(test.said(), e.getMessage(), model),
          e);
    }
  }

  /** Whoever waited for a model has it, with or without the page. */
  private void writePage(ReportContents page, Configuration conf) {
    String file = new Path(model, REPORT).toString();
    try {
      HtmlReport.write(page, file, conf);
    } catch (IOException e) {
      warn("no report could be written to %s: %s".formatted(file, Explanation.of(e)));
    }
  }
}
