package org.sparkcnn.ml;

import static org.sparkcnn.network.Layers.avgPool2d;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.relu;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Shape;

/** Images whose upper and lower halves are more or less bright, and how bright they are. */
final class Brightness {
  private static final int SIZE = 8;
  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.LongType)
          .add("image", ImageSchema.columnSchema())
          .add("mean", DataTypes.DoubleType)
          .add("halves", SQLDataTypes.VectorType());

  private Brightness() {}

  /** The columns id, image, mean (a double) and halves (a vector of two), all within 0 and 1. */
  static Dataset<Row> images(int rows) {
    List<Row> all = IntStream.range(0, rows).mapToObj(Brightness::row).toList();
    return SharedSpark.session().createDataFrame(all, SCHEMA);
  }

  private static Row row(int id) {
    SplittableRandom random = new SplittableRandom(id);
    int[] bases = {random.nextInt(200), random.nextInt(200)};
    double[] sums = new double[2];
    byte[] pixels = new byte[SIZE * SIZE];
    for (int i = 0; i < pixels.length; i++) {
      int half = i * 2 / pixels.length;
      int value = bases[half] + random.nextInt(56);
      pixels[i] = (byte) value;
      sums[half] += value / 255.0;
    }
    Vector halves = Vectors.dense(2 * sums[0] / pixels.length, 2 * sums[1] / pixels.length);
    return RowFactory.create(
        (long) id,
        RowFactory.create(null, SIZE, SIZE, 1, 0, pixels),
        (halves.apply(0) + halves.apply(1)) / 2,
        halves);
  }

  static Network network(int targets) {
    return Network.of(
        Shape.image(1, SIZE, SIZE),
        conv2d(4, 3).padding(1).named("conv"),
        relu().named("relu"),
        avgPool2d(4).named("pool"),
        flatten().named("flatten"),
        linear(targets).named("fc"));
  }

  /** An estimator that learns the targets in about a second. */
  static CnnRegressor quick(String labelCol, int targets) {
    return new CnnRegressor()
        .setNetwork(network(targets))
        .setLabelCol(labelCol)
        .setLearningRate(0.02)
        .setBatchSize(8)
        .setEpochs(10)
        .setNumWorkers(2);
  }

  /** A model that has learnt the halves; nobody changes it. */
  static CnnRegressionModel trained() {
    return Holder.MODEL;
  }

  private static final class Holder {
    static final CnnRegressionModel MODEL = quick("halves", 2).fit(images(160));
  }
}
