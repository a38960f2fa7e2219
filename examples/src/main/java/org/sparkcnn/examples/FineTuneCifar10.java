package org.sparkcnn.examples;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.sparkcnn.job.Program;
import org.sparkcnn.ml.ClassEvaluation;
import org.sparkcnn.ml.CnnClassificationModel;
import org.sparkcnn.ml.CnnClassifier;
import org.sparkcnn.monitor.ConsoleProgress;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Teaches a network that was trained on other classes to tell a few of CIFAR-10's apart, from few
 * images; or, for comparison, one that starts at random.
 */
@Command(
    name = "FineTuneCifar10",
    description =
        "Gives a pretrained network a new head, trains it on a few images of a few classes, and"
            + " prints how well it tells the test images of these.",
    footer = {
      "",
      "Without --weights the network starts at random. With --freeze '*' --freeze '!linear' only the"
          + " head is trained, on features that are computed once.",
      ""
    })
public final class FineTuneCifar10 extends Program {
  private static final String LABEL = "label";

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description =
          "folder with a folder of image files for each class in train and in test; any Hadoop path")
  private String data;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description =
          "safetensors, the index of sharded ones, or a PyTorch state dict; any Hadoop path")
  private String weights;

  @Option(
      names = "--network",
      defaultValue = "resnet20",
      description = "whose weights they are, one of: ${COMPLETION-CANDIDATES}")
  private CifarNetwork network;

  @Option(
      names = "--classes",
      split = ",",
      defaultValue = "cat,dog",
      paramLabel = "CLASS",
      description = "names of the folders")
  private List<String> classes;

  @Option(
      names = "--images-per-class",
      defaultValue = "200",
      paramLabel = "N",
      description = "training images of each class, the first by name")
  private int imagesPerClass;

  @Option(
      names = "--freeze",
      paramLabel = "LAYERS",
      showDefaultValue = Visibility.NEVER,
      description = "layers that are not trained, a name or a pattern such as 'layer?', '!linear'")
  private List<String> frozen = List.of();

  @Mixin private final TrainingOptions options = TrainingOptions.withDefaults(20, 32, 0.001);

  /** Starts the example; spark-submit calls this. */
  public static void main(String[] args) {
    new FineTuneCifar10().start(args);
  }

  @Override
  protected void run() throws Exception {
    // The master and all else that depends on the cluster come from spark-submit.
    try (SparkSession spark = SparkSession.builder().appName("FineTuneCifar10").getOrCreate()) {
      Configuration conf = spark.sessionState().newHadoopConf();
      String place = input(() -> options.modelPlace(conf));
      Dataset<Row> train = first(chosen(CifarImages.FILES.read(spark, data, "train")));
      Dataset<Row> test = chosen(CifarImages.FILES.read(spark, data, "test"));

      CnnClassifier classifier = classifier().addListener(new ConsoleProgress());
      input(() -> classifier.plan(train)); // weights that do not fit, before all else
      long begin = System.nanoTime();
      CnnClassificationModel trained = classifier.fit(train);
      double seconds = (System.nanoTime() - begin) / 1e9;

      trained.write().overwrite().save(place);
      ClassEvaluation evaluation = ClassEvaluation.of(trained, test, LABEL);
      System.out.print(evaluation);
      System.out.println("started from " + trained.origin());
      System.out.println(Summary.of(trained, evaluation.accuracy(), seconds, place).toLine());
    }
  }

  private CnnClassifier classifier() {
    Network cnn = network.network(classes.size());
    CnnClassifier classifier =
        options
            .applyTo(new CnnClassifier())
            .setNetwork(cnn)
            .setNormalization(Normalization.imageNet())
            .setFrozenLayers(frozen.toArray(String[]::new));
    return weights == null
        ? classifier
        : classifier.setInitialWeights(weights).setFreshLayers(cnn.headName());
  }

  /** Returns the images of the chosen classes, numbered anew in their order. */
  private Dataset<Row> chosen(Dataset<Row> images) {
    List<String> there = CifarImages.classNames(images);
    if (!there.containsAll(classes)) {
      throw new IllegalArgumentException(
          "--classes %s: expected some of %s".formatted(classes, there));
    }
    Dataset<Row> some =
        images.where(functions.col("className").isInCollection(classes)).drop(LABEL);
    return new StringIndexerModel(classes.toArray(String[]::new))
        .setInputCol("className")
        .setOutputCol(LABEL)
        .transform(some);
  }

  private Dataset<Row> first(Dataset<Row> images) {
    var number = functions.row_number().over(Window.partitionBy("className").orderBy("path"));
    return images
        .withColumn("number", number)
        .where(functions.col("number").leq(imagesPerClass))
        .drop("number");
  }
}
