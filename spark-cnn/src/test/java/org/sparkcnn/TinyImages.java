package org.sparkcnn;

import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Shape;

/**
 * Images that are easy to tell apart: dark noise, and a bright block whose place is the class. Row
 * i is always the same image; its label is i modulo the classes.
 */
public record TinyImages(SparkSession spark, Shape shape, int classes) {

  /** Images of one channel and 8 × 8 pixels, whose bright quadrant is one of three classes. */
  public static TinyImages small() {
    return small(SharedSpark.session());
  }

  public static TinyImages small(SparkSession spark) {
    return new TinyImages(spark, Shape.image(1, 8, 8), 3);
  }

  public static TinyImages of(Shape shape, int classes) {
    return new TinyImages(SharedSpark.session(), shape, classes);
  }

  /** A CNN that learns them in a few epochs. */
  public Network network() {
    return Network.of(
        shape, conv2d(4, 3).padding(1), relu(), maxPool2d(2), flatten(), linear(classes));
  }

  public double label(int row) {
    return row % classes;
  }

  /** The pixels of an image as (H, W, C). */
  public byte[] pixels(int row) {
    SplittableRandom random = new SplittableRandom(row);
    int blocks = (int) Math.ceil(Math.sqrt(classes));
    int block = row % classes;
    byte[] pixels = new byte[shape.elements()];
    for (int i = 0; i < pixels.length; i++) {
      int y = i / shape.channels() / shape.width();
      int x = i / shape.channels() % shape.width();
      boolean bright =
          y * blocks / shape.height() == block / blocks
              && x * blocks / shape.width() == block % blocks;
      pixels[i] = (byte) (random.nextInt(80) + (bright ? 150 : 0));
    }
    return pixels;
  }

  /** The columns id, image (Spark's image struct) and label. */
  public Dataset<Row> structs(int rows) {
    return frame(rows, ImageSchema.columnSchema(), this::struct);
  }

  /** An image as Spark's struct, whose colours are blue, green, red. */
  public Row struct(int row) {
    byte[] data = pixels(row);
    if (shape.channels() == 3) {
      for (int i = 0; i < data.length; i += 3) {
        byte red = data[i];
        data[i] = data[i + 2];
        data[i + 2] = red;
      }
    }
    return RowFactory.create(
        null, shape.height(), shape.width(), shape.channels(), 8 * (shape.channels() - 1), data);
  }

  /** The columns id, image (vectors of numbers from 0 to 1) and label. */
  public Dataset<Row> vectors(int rows) {
    return frame(
        rows,
        SQLDataTypes.VectorType(),
        row -> Vectors.dense(numbers(row).mapToDouble(v -> v / 255.0).toArray()));
  }

  /** The columns id, image (an array of numbers from 0 to 255) and label. */
  public Dataset<Row> arrays(int rows, DataType element) {
    return frame(
            rows,
            DataTypes.createArrayType(DataTypes.IntegerType),
            row -> numbers(row).boxed().toList())
        .withColumn("image", functions.col("image").cast(DataTypes.createArrayType(element)));
  }

  private IntStream numbers(int row) {
    byte[] pixels = pixels(row);
    return IntStream.range(0, pixels.length).map(i -> Byte.toUnsignedInt(pixels[i]));
  }

  private Dataset<Row> frame(int rows, DataType image, IntFunction<Object> images) {
    List<Row> all =
        IntStream.range(0, rows)
            .mapToObj(i -> RowFactory.create((long) i, images.apply(i), label(i)))
            .toList();
    return spark.createDataFrame(all, schema(image));
  }

  public static StructType schema(DataType image) {
    return new StructType()
        .add("id", DataTypes.LongType)
        .add("image", image)
        .add("label", DataTypes.DoubleType);
  }

  /** The share of rows whose prediction is their label. */
  public static double accuracy(Dataset<Row> predictions) {
    return (double) predictions.where("prediction = label").count() / predictions.count();
  }
}
