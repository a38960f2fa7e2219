package org.sparkcnn.examples;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sparkcnn.job.Program;
import org.sparkcnn.ml.CnnClassificationModel;
import org.sparkcnn.ml.CnnClassifier;
import org.sparkcnn.monitor.ConsoleProgress;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Trains a small CNN on MNIST's 60,000 handwritten digits, saves the model, loads it again and
 * scores the 10,000 test digits with it.
 */
@Command(
    name = "TrainMnist",
    description = "Trains a small CNN on MNIST and prints how well it reads the test digits.")
public final class TrainMnist extends Program {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "folder of MNIST's four idx files, gzipped or not; any Hadoop path")
  private String data;

  @Mixin private final TrainingOptions options = TrainingOptions.withDefaults(10, 64, 0.001);

  /** Starts the example; spark-submit calls this. */
  public static void main(String[] args) {
    new TrainMnist().start(args);
  }

  @Override
  protected void run() throws Exception {
    // The master and all else that depends on the cluster come from spark-submit.
    try (SparkSession spark = SparkSession.builder().appName("TrainMnist").getOrCreate()) {
      Configuration conf = spark.sessionState().newHadoopConf();
      String place = input(() -> options.modelPlace(conf));

      Dataset<Row> test = digits(spark, "test");
      test.head(); // before minutes of training, not after them

      long begin = System.nanoTime();
      CnnClassificationModel trained = classifier().fit(trainDigits(spark));
      double seconds = (System.nanoTime() - begin) / 1e9;

      trained.write().overwrite().save(place);
      double accuracy = accuracy(CnnClassificationModel.load(place), test);
      System.out.println(Summary.of(trained, accuracy, seconds, place).toLine());
    }
  }

  private CnnClassifier classifier() {
    CnnClassifier classifier =
        new CnnClassifier()
            .setNetwork(Networks.simpleCnn(Shape.image(1, 28, 28), 10))
            .setMean(0.5)
            .setStd(0.5)
            .setOptimizer("adam");
    return options.applyTo(classifier).addListener(new ConsoleProgress());
  }

  private Dataset<Row> trainDigits(SparkSession spark) {
    // In one partition the first rows are the same ones in every run.
    return options.firstOf(digits(spark, "train"), all -> all.coalesce(1));
  }

  private Dataset<Row> digits(SparkSession spark, String split) {
    return spark.read().format("mnist").option("split", split).load(data);
  }

  private static double accuracy(CnnClassificationModel model, Dataset<Row> digits) {
    Column right = col("prediction").equalTo(col("label"));
    return model.transform(digits).agg(avg(right.cast("double"))).head().getDouble(0);
  }
}
