package org.sparkcnn.ml;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.TinyImages;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;

/**
 * bf16 costs no accuracy where batch norm and shortcuts are. Wants CIFAR-10 as JPEG files, {@code
 * train/<class>/*.jpg} and {@code test/<class>/*.jpg}, in the folder that the system property
 * spark-cnn.cifar10 names.
 */
@Tag("soak")
class CifarPrecisionTest {
  private static final String FOLDER = System.getProperty("spark-cnn.cifar10", "");

  @Test
  void threeEpochsOfResNet20EndWithinAPointOfFp32() throws IOException {
    assumeThat(FOLDER).as("-Dspark-cnn.cifar10=FOLDER").isNotEmpty();
    Dataset<Row> train = images("train").persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> test = images("test").persist(StorageLevel.MEMORY_AND_DISK());
    try {
      double exact = accuracy("fp32", train, test);
      double rounded = accuracy("bf16", train, test);

      System.out.printf("CIFAR-10, ResNet-20: fp32 %.4f, bf16 %.4f%n", exact, rounded);
      assertThat(exact).as("fp32 learns").isGreaterThan(0.5);
      assertThat(rounded).isGreaterThan(exact - 0.01);
    } finally {
      train.unpersist();
      test.unpersist();
    }
  }

  private static double accuracy(String precision, Dataset<Row> train, Dataset<Row> test) {
    CnnClassificationModel model =
        new CnnClassifier()
            .setNetwork(Networks.cifarResNet20(Shape.image(3, 32, 32), 10))
            .setMean(0.485, 0.456, 0.406)
            .setStd(0.229, 0.224, 0.225)
            .setOptimizer("sgd")
            .setMomentum(0.9)
            .setWeightDecay(1e-4)
            .setLearningRate(0.1)
            .setSchedule("oneCycle")
            .setBatchSize(128)
            .setEpochs(3)
            .setNumWorkers(2)
            .setAveragingFrequency(50)
            .setPrecision(precision)
            .fit(train);
    return TinyImages.accuracy(model.transform(test));
  }

  /** The classes' numbers follow the alphabet. */
  private static Dataset<Row> images(String split) throws IOException {
    Path folder = Path.of(FOLDER, split);
    Column[] classes;
    try (Stream<Path> folders = Files.list(folder)) {
      classes =
          folders
              .map(path -> path.getFileName().toString())
              .sorted()
              .map(name -> lit(name))
              .toArray(Column[]::new);
    }
    Column name = regexp_extract(col("image.origin"), "([^/]+)/[^/]+$", 1);
    return SharedSpark.session()
        .read()
        .format("image")
        .load(folder + "/*")
        .withColumn("label", array_position(array(classes), name).minus(1).cast("int"));
  }
}
