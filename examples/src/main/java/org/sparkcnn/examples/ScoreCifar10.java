package org.sparkcnn.examples;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sparkcnn.data.ImageFolder;
import org.sparkcnn.job.Program;
import org.sparkcnn.ml.ClassEvaluation;
import org.sparkcnn.ml.CnnClassificationModel;
import org.sparkcnn.network.LayerPatterns;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.store.WeightsImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Scores a folder of images with weights that were trained elsewhere. */
@Command(
    name = "ScoreCifar10",
    description =
        "Scores images of 32x32 pixels with pretrained weights, and prints how many it tells right.")
public final class ScoreCifar10 extends Program {
  @Option(
      names = "--weights",
      required = true,
      paramLabel = "FILE",
      description =
          "safetensors, the index of sharded ones, or a PyTorch state dict; any Hadoop path")
  private String weights;

  @Option(
      names = "--images",
      required = true,
      paramLabel = "DIR",
      description =
          "folder with a folder of image files for each class, in alphabetical order; any Hadoop"
              + " path")
  private String images;

  @Option(
      names = "--network",
      defaultValue = "resnet20",
      description = "whose weights they are, one of: ${COMPLETION-CANDIDATES}")
  private CifarNetwork network;

  @Option(
      names = "--prefix",
      defaultValue = "",
      showDefaultValue = Visibility.NEVER,
      description = "what is taken off the names of the weights, such as module.")
  private String prefix;

  @Option(
      names = "--normalization",
      defaultValue = "imagenet",
      description =
          "mean and standard deviation of the images that the weights were trained on, one of:"
              + " ${COMPLETION-CANDIDATES}")
  private KnownNormalization normalization;

  @Option(
      names = "--precision",
      defaultValue = "fp32",
      description = "numbers that are computed with: fp32, bf16 or auto")
  private String precision;

  @Option(
      names = "--predictions",
      paramLabel = "DIR",
      description =
          "where paths, labels, scores and predictions are written as Parquet; any Hadoop path")
  private String predictions;

  /** What images are normalised by. */
  enum KnownNormalization {
    IMAGENET,
    CIFAR10;

    Normalization meanAndStd() {
      return this == IMAGENET ? Normalization.imageNet() : Normalization.cifar10();
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Starts the example; spark-submit calls this. */
  public static void main(String[] args) {
    new ScoreCifar10().start(args);
  }

  @Override
  protected void run() throws Exception {
    // The master and all else that depends on the cluster come from spark-submit.
    try (SparkSession spark = SparkSession.builder().appName("ScoreCifar10").getOrCreate()) {
      Dataset<Row> labelled = ImageFolder.read(spark, images);
      List<String> classes = CifarImages.classNames(labelled);
      CnnClassificationModel model = input(() -> model(classes));

      if (predictions != null) {
        Dataset<Row> scored = model.transform(labelled);
        scored.select("path", "label", "rawPrediction", "prediction").write().parquet(predictions);
      }

      long begin = System.nanoTime();
      ClassEvaluation evaluation = ClassEvaluation.of(model, labelled, "label");
      double seconds = (System.nanoTime() - begin) / 1e9;

      System.out.print(evaluation);
      System.out.printf(
          Locale.ROOT,
          "accuracy=%.4f images_per_second=%.0f%n",
          evaluation.accuracy(),
          evaluation.images() / seconds);
    }
  }

  private CnnClassificationModel model(List<String> classes) {
    Network cnn = network.network(classes.size());
    WeightsImport rules = new WeightsImport(prefix, true, LayerPatterns.of());
    return CnnClassificationModel.pretrained(cnn, weights, rules)
        .setClassNames(classes.toArray(String[]::new))
        .setNormalization(normalization.meanAndStd())
        .setPrecision(precision);
  }
}
