package org.sparkcnn.data;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.spark.sql.Row;

/**
 * Labelled images as byte arrays for the way between executors: a hash of the content, label,
 * weight, pixels. Equal rows give equal arrays, and comparing the arrays compares the hashes first.
 */
final class Examples implements Serializable {
  /** Where each part begins. */
  static final int LABEL = Long.BYTES;

  static final int WEIGHT = LABEL + Integer.BYTES;
  static final int PIXELS = WEIGHT + Float.BYTES;

  private final ImageColumn column;
  private final String labelCol;
  private final String weightCol;
  private final int classes;
  private final long seed;

  /**
   * Describes rows of image, label and, with a weight column, weight.
   *
   * @param weightCol its name, or null for none
   * @param seed of the hash
   */
  Examples(ImageColumn column, String labelCol, String weightCol, int classes, long seed) {
    this.column = column;
    this.labelCol = labelCol;
    this.weightCol = weightCol;
    this.classes = classes;
    this.seed = seed;
  }

  byte[] encode(Row row) {
    byte[] example = new byte[PIXELS + column.bytes()];
    ByteBuffer buffer = ByteBuffer.wrap(example).order(ByteOrder.nativeOrder());
    buffer.putInt(LABEL, label(row));
    buffer.putFloat(WEIGHT, weightCol == null ? 1 : weight(row));
    column.read(row, 0, buffer.position(PIXELS));
    int seed32 = Long.hashCode(seed);
    long hash = MurmurHash3.hash128x64(example, LABEL, example.length - LABEL, seed32)[0];
    // Big-endian, so that comparing bytes compares hashes.
    ByteBuffer.wrap(example).putLong(0, hash);
    return example;
  }

  static long hash(byte[] example) {
    return ByteBuffer.wrap(example).getLong(0);
  }

  private int label(Row row) {
    if (row.isNullAt(1)) {
      throw new IllegalArgumentException("label column '%s' is null in a row".formatted(labelCol));
    }
    double label = row.getDouble(1);
    if (!(label >= 0 && label < classes) || label != Math.rint(label)) {
      throw new IllegalArgumentException(
          "label column '%s' holds %s; expected a whole number from 0 to %d, for the network has %d outputs"
              .formatted(labelCol, label, classes - 1, classes));
    }
    return (int) label;
  }

  private float weight(Row row) {
    if (row.isNullAt(2)) {
      throw new IllegalArgumentException(
          "weight column '%s' is null in a row".formatted(weightCol));
    }
    double weight = row.getDouble(2);
    if (!(weight >= 0 && weight <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "weight column '%s' holds %s; expected a finite number of at least 0"
              .formatted(weightCol, weight));
    }
    return (float) weight;
  }
}
