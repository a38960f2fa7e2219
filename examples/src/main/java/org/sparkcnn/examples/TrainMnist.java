package org.sparkcnn.examples;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sparkcnn.ml.CnnClassificationModel;
import org.sparkcnn.ml.CnnClassifier;
import org.sparkcnn.monitor.ConsoleProgress;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.EpochRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Trains a small CNN on MNIST's 60,000 handwritten digits, saves the model, loads it again and
 * scores the 10,000 test digits with it.
 */
@Command(
    name = "TrainMnist",
    description = "Trains a small CNN on MNIST and prints how well it reads the test digits.")
public final class TrainMnist extends Example {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "folder of MNIST's four idx files, gzipped or not; any Hadoop path")
  private String data;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "where the model is saved; any Hadoop path; default: a new temporary folder")
  private String model;

  @Option(names = "--overwrite", description = "replace what is in the model's folder")
  private boolean overwrite;

  @Option(names = "--epochs", defaultValue = "10", description = "passes over the images")
  private int epochs;

  @Option(
      names = "--workers",
      defaultValue = "2",
      description = "partitions that train side by side")
  private int workers;

  @Option(
      names = "--batch-size",
      defaultValue = "64",
      description = "images of one step of one worker")
  private int batchSize;

  @Option(names = "--learning-rate", defaultValue = "0.001", description = "Adam's step size")
  private double learningRate;

  @Option(
      names = "--averaging-frequency",
      defaultValue = "0",
      description = "batches of a worker between two averages; 0: once an epoch")
  private int averagingFrequency;

  @Option(
      names = "--precision",
      defaultValue = "fp32",
      description = "numbers that are computed with: fp32, bf16 or auto")
  private String precision;

  @Option(names = "--seed", defaultValue = "0", description = "what everything random derives from")
  private long seed;

  @Option(
      names = "--train-images",
      paramLabel = "N",
      description = "train on the first N images only")
  private Integer trainImages;

  /** Starts the example; spark-submit calls this. */
  public static void main(String[] args) {
    new TrainMnist().start(args);
  }

  @Override
  void run() throws IOException {
    // The master and all else that depends on the cluster come from spark-submit.
    try (SparkSession spark = SparkSession.builder().appName("TrainMnist").getOrCreate()) {
      String place = ModelPlace.of(model, overwrite, spark.sessionState().newHadoopConf());

      Dataset<Row> test = digits(spark, "test");
      test.head(); // before minutes of training, not after them

      long begin = System.nanoTime();
      CnnClassificationModel trained = classifier().fit(trainDigits(spark));
      double seconds = (System.nanoTime() - begin) / 1e9;

      trained.write().overwrite().save(place);
      double accuracy = accuracy(CnnClassificationModel.load(place), test);
      System.out.println(new Summary(accuracy, images(trained), seconds, place).toLine());
    }
  }

  private CnnClassifier classifier() {
    return new CnnClassifier()
        .setNetwork(Networks.simpleCnn(Shape.image(1, 28, 28), 10))
        .setMean(0.5)
        .setStd(0.5)
        .setOptimizer("adam")
        .setLearningRate(learningRate)
        .setBatchSize(batchSize)
        .setEpochs(epochs)
        .setNumWorkers(workers)
        .setAveragingFrequency(averagingFrequency)
        .setPrecision(precision)
        .setSeed(seed)
        .addListener(new ConsoleProgress());
  }

  private Dataset<Row> trainDigits(SparkSession spark) {
    Dataset<Row> all = digits(spark, "train");
    // In one partition the first rows are the same ones in every run.
    return trainImages == null ? all : all.coalesce(1).limit(trainImages);
  }

  private Dataset<Row> digits(SparkSession spark, String split) {
    return spark.read().format("mnist").option("split", split).load(data);
  }

  private static double accuracy(CnnClassificationModel model, Dataset<Row> digits) {
    Column right = col("prediction").equalTo(col("label"));
    return model.transform(digits).agg(avg(right.cast("double"))).head().getDouble(0);
  }

  private static long images(CnnClassificationModel trained) {
    return trained.history().stream().mapToLong(EpochRecord::examples).sum();
  }
}
