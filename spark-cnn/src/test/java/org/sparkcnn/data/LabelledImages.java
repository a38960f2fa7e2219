package org.sparkcnn.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.network.Shape;

/** DataFrames of images of four numbers, and what they are packed into. */
final class LabelledImages {
  static final int CLASSES = 3;
  static final StructType SCHEMA =
      new StructType()
          .add("image", DataTypes.createArrayType(DataTypes.FloatType))
          .add("label", DataTypes.DoubleType)
          .add("weight", DataTypes.FloatType);

  private static final Shape IMAGE = Shape.image(1, 2, 2);

  private LabelledImages() {}

  /** Returns random rows; about every tenth is there twice. */
  static List<Row> rows(int count) {
    SplittableRandom random = new SplittableRandom(11);
    List<Row> rows = new ArrayList<>();
    while (rows.size() < count) {
      float[] image = new float[IMAGE.elements()];
      for (int i = 0; i < image.length; i++) {
        image[i] = (float) random.nextDouble();
      }
      Row row =
          RowFactory.create(
              image, (double) random.nextInt(CLASSES), (float) random.nextInt(1, 4) / 2);
      rows.add(row);
      if (random.nextInt(10) == 0) {
        rows.add(row);
      }
    }
    return rows.subList(0, count);
  }

  static Dataset<Row> data(SparkSession session, List<Row> rows, int partitions) {
    return session.createDataFrame(rows, SCHEMA).repartition(partitions);
  }

  static PackedImages pack(Dataset<Row> data, int workers, long seed) {
    return PackedImages.pack(
        data, columns(data, HandleInvalid.ERROR), Spread.evenly(workers, seed));
  }

  static ExampleColumns columns(Dataset<Row> data, HandleInvalid handleInvalid) {
    ImageColumn column =
        ImageColumn.of(data.schema(), "image", IMAGE, ImageColumnTest.options(PixelOrder.HWC));
    return new ExampleColumns(
        column, new ClassTargets("label", CLASSES), "weight", handleInvalid, false);
  }

  /** Returns each worker's shards as one hash: which tests compare, and show where they differ. */
  static List<String> fingerprints(PackedImages packed) {
    return PackedShards.of(packed).stream().map(LabelledImages::fingerprint).toList();
  }

  private static String fingerprint(List<byte[]> shards) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      shards.forEach(digest::update);
      return shards.size() + " shards " + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
