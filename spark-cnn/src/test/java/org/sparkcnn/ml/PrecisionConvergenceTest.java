package org.sparkcnn.ml;

import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.TinyImages;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;

/**
 * bf16 costs no accuracy: the mean over three seeds falls behind that of fp32 by no more than a
 * tenth of a point on MNIST, and a point on CIFAR-10. The data are not the project's: without them
 * these tests are skipped.
 */
@Tag("soak")
class PrecisionConvergenceTest {
  private static final int SEEDS = 3;

  /** MNIST's four files; by default where examples/run keeps what it fetches. */
  private static final String MNIST = "spark-cnn.mnist";

  /** CIFAR-10 as train/CLASS/NAME.jpg and test/CLASS/NAME.jpg. */
  private static final String CIFAR_10 = "spark-cnn.cifar10";

  @Test
  void onMnist() {
    Path folder = Path.of(System.getProperty(MNIST, fetched().resolve("mnist").toString()));
    assumeTrue(
        Files.exists(folder.resolve("train-images-idx3-ubyte")),
        "no MNIST in " + folder + ": run examples/run TrainMnist, or set -D" + MNIST);
    CnnClassifier cnn =
        new CnnClassifier()
            .setNetwork(Networks.simpleCnn(Shape.image(1, 28, 28), 10))
            .setMean(0.5)
            .setStd(0.5)
            .setLearningRate(0.001)
            .setBatchSize(64)
            .setEpochs(5)
            .setNumWorkers(2);
    bf16CostsNoMoreThan(0.001, cnn, digits(folder, "train"), digits(folder, "test"));
  }

  private static Path fetched() {
    String home = System.getenv("SPARK_CNN_HOME");
    return home == null
        ? Path.of(System.getProperty("user.home"), ".cache", "spark-cnn")
        : Path.of(home);
  }

  private static Dataset<Row> digits(Path folder, String split) {
    return SharedSpark.session()
        .read()
        .format("mnist")
        .option("split", split)
        .load(folder.toUri().toString());
  }

  @Test
  void onCifar10() throws IOException {
    String folder = System.getProperty(CIFAR_10);
    assumeTrue(folder != null, "no CIFAR-10: set -D" + CIFAR_10);
    CnnClassifier cnn =
        new CnnClassifier()
            .setNetwork(Networks.cifarResNet20(Shape.image(3, 32, 32), 10))
            .setMean(0.4914, 0.4822, 0.4465)
            .setStd(0.247, 0.2435, 0.2616)
            .setOptimizer("sgd")
            .setLearningRate(0.1)
            .setMomentum(0.9)
            .setWeightDecay(1e-4)
            .setSchedule("oneCycle")
            .setBatchSize(128)
            .setEpochs(3)
            .setNumWorkers(2);
    Dataset<Row> train = pictures(Path.of(folder, "train")).persist();
    Dataset<Row> test = pictures(Path.of(folder, "test")).persist();
    try {
      bf16CostsNoMoreThan(0.01, cnn, train, test);
    } finally {
      train.unpersist();
      test.unpersist();
    }
  }

  private static Dataset<Row> pictures(Path folder) throws IOException {
    String[] classes;
    try (Stream<Path> folders = Files.list(folder)) {
      classes = folders.map(path -> path.getFileName().toString()).sorted().toArray(String[]::new);
    }
    Column names = functions.array(Stream.of(classes).map(functions::lit).toArray(Column[]::new));
    Column name = regexp_extract(col("image.origin"), "([^/]+)/[^/]+$", 1);
    return SharedSpark.session()
        .read()
        .format("image")
        .load(folder.toUri() + "*")
        .coalesce(16)
        .withColumn("label", array_position(names, name).minus(lit(1)));
  }

  private static void bf16CostsNoMoreThan(
      double cost, CnnClassifier cnn, Dataset<Row> train, Dataset<Row> test) {
    double[] exact = accuracies(cnn.setPrecision("fp32"), train, test);
    double[] rounded = accuracies(cnn.setPrecision("bf16"), train, test);
    assertThat(mean(rounded))
        .as("mean accuracy in bf16 %s, in fp32 %s", print(rounded), print(exact))
        .isGreaterThanOrEqualTo(mean(exact) - cost);
  }

  private static double[] accuracies(CnnClassifier cnn, Dataset<Row> train, Dataset<Row> test) {
    return IntStream.range(0, SEEDS)
        .mapToDouble(seed -> TinyImages.accuracy(cnn.setSeed(seed).fit(train).transform(test)))
        .toArray();
  }

  private static double mean(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
  }

  private static String print(double[] values) {
    return Arrays.toString(values);
  }
}
