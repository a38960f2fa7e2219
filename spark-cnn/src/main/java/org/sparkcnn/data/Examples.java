package org.sparkcnn.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.TaskCompletionListener;

/**
 * A partition's labelled images as byte arrays for the way between executors: a hash of the
 * content, label, weight, pixels. Equal rows give equal arrays, and comparing the arrays compares
 * the hashes first.
 */
final class Examples implements Iterator<byte[]> {
  /** Where each part begins. */
  static final int LABEL = Long.BYTES;

  static final int WEIGHT = LABEL + Integer.BYTES;
  static final int PIXELS = WEIGHT + Float.BYTES;

  private final Iterator<InternalRow> rows;
  private final ExampleColumns columns;
  private final int seed;
  private final ImageRows images;
  private byte[] next;

  /**
   * Begins a partition; must be called within a Spark task, with whose end it gives back what it
   * holds.
   *
   * @param rows as {@link ExampleColumns#select} gives them
   * @param seed of the hash
   */
  Examples(Iterator<InternalRow> rows, ExampleColumns columns, long seed) {
    this.rows = rows;
    this.columns = columns;
    this.seed = Long.hashCode(seed);
    this.images =
        new ImageRows(
            columns.image(), ExampleColumns.IMAGE, columns.pathIndex(), columns.handleInvalid());
    TaskCompletionListener close = task -> images.close();
    TaskContext.get().addTaskCompletionListener(close);
  }

  static long hash(byte[] example) {
    return ByteBuffer.wrap(example).getLong(0);
  }

  @Override
  public boolean hasNext() {
    while (next == null && rows.hasNext()) {
      next = encode(rows.next());
    }
    return next != null;
  }

  @Override
  public byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    byte[] example = next;
    next = null;
    return example;
  }

  /** Returns null if the row's image cannot be read and is to be left out. */
  private byte[] encode(InternalRow row) {
    byte[] example = new byte[PIXELS + columns.image().bytes()];
    ByteBuffer buffer = ByteBuffer.wrap(example).order(ByteOrder.nativeOrder());
    if (images.read(row, buffer.position(PIXELS)) != null) {
      return null;
    }
    buffer.putInt(LABEL, label(row));
    buffer.putFloat(WEIGHT, columns.weightCol() == null ? 1 : weight(row));
    long hash = MurmurHash3.hash128x64(example, LABEL, example.length - LABEL, seed)[0];
    // Big-endian, so that comparing bytes compares hashes.
    ByteBuffer.wrap(example).putLong(0, hash);
    return example;
  }

  private int label(InternalRow row) {
    int classes = columns.classes();
    if (row.isNullAt(ExampleColumns.LABEL)) {
      throw new IllegalArgumentException(
          "label column '%s', %s: null".formatted(columns.labelCol(), images.place(row)));
    }
    double label = row.getDouble(ExampleColumns.LABEL);
    if (!(label >= 0 && label < classes) || label != Math.rint(label)) {
      throw new IllegalArgumentException(
          "label column '%s', %s: %s; expected a whole number from 0 to %d, for the network has %d outputs"
              .formatted(columns.labelCol(), images.place(row), label, classes - 1, classes));
    }
    return (int) label;
  }

  private float weight(InternalRow row) {
    if (row.isNullAt(ExampleColumns.WEIGHT)) {
      throw new IllegalArgumentException(
          "weight column '%s', %s: null".formatted(columns.weightCol(), images.place(row)));
    }
    double weight = row.getDouble(ExampleColumns.WEIGHT);
    if (!(weight >= 0 && weight <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "weight column '%s', %s: %s; expected a finite number of at least 0"
              .formatted(columns.weightCol(), images.place(row), weight));
    }
    return (float) weight;
  }
}
