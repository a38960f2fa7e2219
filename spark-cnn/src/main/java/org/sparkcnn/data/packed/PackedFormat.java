package org.sparkcnn.data.packed;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/**
 * What the files of a data set are like.
 *
 * @param image the images, (C, H, W), of one grey or three colour channels
 * @param weights whether each row has a weight
 * @param origins whether each row says where its image is from
 * @param compression of the record batches
 * @param rowsPerBatch how many rows each record batch of a file has; its last one may have fewer
 */
record PackedFormat(
    Shape image, boolean weights, boolean origins, Compression compression, int rowsPerBatch)
    implements Serializable {
  static final String NAME = "packed-images";
  static final int VERSION = 1;

  static final String IMAGE = "image";
  static final String LABEL = "label";
  static final String WEIGHT = "weight";
  static final String ORIGIN = "origin";

  /** Large enough to be read at a disk's speed, small enough to split files by. */
  private static final int BATCH_BYTES = 4 << 20;

  PackedFormat {
    if (image.channels() != 1 && image.channels() != 3) {
      throw new IllegalArgumentException(
          "images are packed with 1 (grey) or 3 channels (red, green, blue), found %s (C, H, W)"
              .formatted(image));
    }
    if (rowsPerBatch < 1) {
      throw new IllegalArgumentException(
          "a record batch has at least 1 row, found " + rowsPerBatch);
    }
  }

  /** Returns the format with record batches of a size that suits files of that length. */
  static PackedFormat of(
      Shape image, boolean weights, boolean origins, Compression compression, long fileBytes) {
    long rows = Math.min(BATCH_BYTES, fileBytes) / image.elements();
    return new PackedFormat(image, weights, origins, compression, (int) Math.max(1, rows));
  }

  /** Returns the bytes of an image. */
  int imageBytes() {
    return image.elements();
  }

  /** Returns the number of record batches of a file of that many rows. */
  int batches(long rows) {
    return Math.toIntExact(-Math.floorDiv(-rows, (long) rowsPerBatch));
  }

  /**
   * Returns Arrow's schema, which describes itself, for readers in other languages. Sorted, because
   * Map.of has an order of its own in each JVM, and the same rows make the same bytes everywhere.
   */
  Schema schema() {
    Map<String, String> description =
        new TreeMap<>(
            Map.of(
                "shape",
                image.toString(),
                "layout",
                "HWC",
                "type",
                PixelType.UINT8.name(),
                "colors",
                image.channels() == 1 ? "grey" : "RGB"));
    List<Field> fields = new ArrayList<>();
    fields.add(
        new Field(
            IMAGE,
            new FieldType(false, new ArrowType.FixedSizeBinary(imageBytes()), null, description),
            null));
    fields.add(required(LABEL, FloatingPointPrecision.DOUBLE));
    if (weights) {
      fields.add(required(WEIGHT, FloatingPointPrecision.SINGLE));
    }
    if (origins) {
      fields.add(Field.nullable(ORIGIN, ArrowType.Utf8.INSTANCE));
    }
    return new Schema(
        fields,
        new TreeMap<>(
            Map.of("spark-cnn.format", NAME, "spark-cnn.version", Integer.toString(VERSION))));
  }

  private static Field required(String name, FloatingPointPrecision precision) {
    return new Field(name, FieldType.notNullable(new ArrowType.FloatingPoint(precision)), null);
  }
}
