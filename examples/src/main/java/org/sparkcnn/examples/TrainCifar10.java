package org.sparkcnn.examples;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sparkcnn.job.Program;
import org.sparkcnn.ml.ClassEvaluation;
import org.sparkcnn.ml.CnnClassificationModel;
import org.sparkcnn.ml.CnnClassifier;
import org.sparkcnn.monitor.ConsoleProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Trains a CNN on CIFAR-10's 50,000 photographs of animals and vehicles, saves the model, loads it
 * again and scores the 10,000 test images with it.
 */
@Command(
    name = "TrainCifar10",
    description =
        "Trains a CNN on CIFAR-10 and prints how well it tells the classes of the test images.",
    footer = {
      "",
      "Where the options do not say otherwise, lenet, simple_cnn and tutorial_cnn are trained in"
          + " 10 epochs of batches of 32, by Adam with a learning rate of 0.001; the ResNets in 30"
          + " epochs of batches of 128, cropped and flipped at random, by SGD with a learning rate"
          + " of up to 0.2, and averaged every 50 batches.",
      ""
    })
public final class TrainCifar10 extends Program {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description =
          "folder with a folder of images for each class in train and in test, or of the binary"
              + " version's files; any Hadoop path")
  private String data;

  @Option(
      names = "--network",
      defaultValue = "resnet20",
      description = "one of: ${COMPLETION-CANDIDATES}")
  private CifarNetwork network;

  @Mixin private final TrainingOptions options = TrainingOptions.withoutDefaults();

  /** Starts the example; spark-submit calls this. */
  public static void main(String[] args) {
    new TrainCifar10().start(args);
  }

  @Override
  protected void run() throws Exception {
    // The master and all else that depends on the cluster come from spark-submit.
    try (SparkSession spark = SparkSession.builder().appName("TrainCifar10").getOrCreate()) {
      Configuration conf = spark.sessionState().newHadoopConf();
      String place = input(() -> options.modelPlace(conf));
      CifarImages images = CifarImages.in(data, conf);
      Dataset<Row> train = images.read(spark, data, "train");
      Dataset<Row> test = images.read(spark, data, "test");
      List<String> classes = CifarImages.classNames(train);
      requireSameClasses(classes, test);

      CnnClassifier classifier =
          options.applyTo(network.classifier(classes.size())).addListener(new ConsoleProgress());
      long begin = System.nanoTime();
      CnnClassificationModel trained = classifier.fit(options.firstOf(train, images::inOrder));
      double seconds = (System.nanoTime() - begin) / 1e9;

      trained.write().overwrite().save(place);
      CnnClassificationModel loaded = CnnClassificationModel.load(place);
      ClassEvaluation evaluation = ClassEvaluation.of(loaded, test, "label");
      System.out.print(evaluation);
      System.out.println(Summary.of(trained, evaluation.accuracy(), seconds, place).toLine());
    }
  }

  /** Finds out before minutes of training, not after them. */
  private void requireSameClasses(List<String> classes, Dataset<Row> test) {
    List<String> inTest = CifarImages.classNames(test);
    if (!inTest.equals(classes)) {
      throw new IllegalArgumentException(
          "%s has the classes %s in train and %s in test; expected the same in both"
              .formatted(data, classes, inTest));
    }
    if (test.select("label").isEmpty()) {
      throw new IllegalArgumentException("%s has no images in test".formatted(data));
    }
  }
}
