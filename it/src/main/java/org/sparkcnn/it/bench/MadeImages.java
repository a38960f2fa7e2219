package org.sparkcnn.it.bench;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.sparkcnn.network.Shape;

/** Images without meaning: each has pixels and a label drawn from a seed of its own. */
final class MadeImages {
  private static final StructType SCHEMA =
      new StructType()
          .add("image", ImageSchema.columnSchema(), false)
          .add("label", DataTypes.IntegerType, false);

  private MadeImages() {}

  /** Returns the H·W·C bytes of an image. */
  static byte[] pixels(long index, Shape shape) {
    byte[] bytes = new byte[shape.elements()];
    new SplittableRandom(index).nextBytes(bytes);
    return bytes;
  }

  /** Returns the class of an image. */
  static int label(long index, int classes) {
    return new SplittableRandom(~index).nextInt(classes);
  }

  static Pixels of(Shape shape, int classes, int count) {
    return new Pixels(
        shape,
        IntStream.range(0, count).mapToObj(i -> pixels(i, shape)).toList(),
        IntStream.range(0, count).mapToObj(i -> label(i, classes)).toList());
  }

  /** Returns rows of an image and a label, all of them in Spark's memory. */
  static Dataset<Row> rows(
      SparkSession spark, Shape shape, int classes, int count, int partitions) {
    MapFunction<Long, Row> make =
        index ->
            RowFactory.create(
                RowFactory.create(
                    "",
                    shape.height(),
                    shape.width(),
                    shape.channels(),
                    8 * (shape.channels() - 1),
                    pixels(index, shape)),
                label(index, classes));
    return inMemory(spark.range(0, count, 1, partitions).map(make, Encoders.row(SCHEMA)));
  }

  /** Returns the rows once they are in Spark's memory. */
  static Dataset<Row> inMemory(Dataset<Row> rows) {
    Dataset<Row> kept = rows.persist(StorageLevel.MEMORY_ONLY());
    kept.foreach(row -> {});
    return kept;
  }
}
