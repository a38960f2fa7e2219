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
 * A partition's labelled images as byte arrays for the way between executors, see {@link
 * ExampleFormat}. Equal rows give equal arrays, and comparing the arrays compares the hashes first.
 */
final class Examples implements Iterator<byte[]> {
  private final Iterator<InternalRow> rows;
  private final ExampleColumns columns;
  private final ExampleFormat format;
  private final Spread spread;
  private final int seed;
  private final int partition;
  private final ImageRows images;
  private byte[] next;

  /**
   * Begins a partition; must be called within a Spark task, with whose end it gives back what it
   * holds.
   *
   * @param rows as {@link ExampleColumns#select} gives them
   * @param spread how they come to workers
   */
  Examples(Iterator<InternalRow> rows, ExampleColumns columns, Spread spread) {
    this.rows = rows;
    this.columns = columns;
    this.format = columns.format();
    this.spread = spread;
    this.seed = Long.hashCode(spread.seed());
    this.partition = TaskContext.getPartitionId();
    this.images =
        new ImageRows(
            columns.image(), RowColumns.IMAGE, columns.rows().pathIndex(), columns.handleInvalid());
    TaskCompletionListener close = task -> images.close();
    TaskContext.get().addTaskCompletionListener(close);
  }

  static long hash(byte[] example) {
    return ByteBuffer.wrap(example).getLong(0);
  }

  static int worker(byte[] example) {
    return buffer(example).getInt(ExampleFormat.WORKER);
  }

  private static ByteBuffer buffer(byte[] example) {
    return ByteBuffer.wrap(example).order(ByteOrder.nativeOrder());
  }

  static boolean isHeldBack(byte[] example) {
    return example[ExampleFormat.HELD_BACK] != 0;
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
    byte[] example = new byte[format.bytes()];
    ByteBuffer buffer = buffer(example);
    if (images.read(row, buffer.position(format.pixelsBegin())) != null) {
      return null;
    }
    encodeLabel(row, buffer.position(ExampleFormat.LABEL));
    buffer.putFloat(format.weight(), columns.weightCol() == null ? 1 : weight(row));
    long[] hash =
        MurmurHash3.hash128x64(
            example, ExampleFormat.LABEL, example.length - ExampleFormat.LABEL, seed);
    // Big-endian, so that comparing bytes compares hashes.
    ByteBuffer.wrap(example).putLong(0, hash[0]);
    // The other half of the hash: this choice must not depend on which worker has the row.
    boolean heldBack =
        columns.indicatorIndex() < 0 ? columns.validation().chooses(hash[1]) : indicated(row);
    example[ExampleFormat.HELD_BACK] = (byte) (heldBack ? 1 : 0);
    buffer.putInt(ExampleFormat.WORKER, spread.worker(hash[0], partition));
    return example;
  }

  private boolean indicated(InternalRow row) {
    int index = columns.indicatorIndex();
    if (row.isNullAt(index)) {
      throw new IllegalArgumentException(
          "validation indicator column '%s', %s: null; expected true or false"
              .formatted(columns.validation().indicatorCol(), images.place(row)));
    }
    return row.getBoolean(index);
  }

  private void encodeLabel(InternalRow row, ByteBuffer buffer) {
    try {
      columns.targets().encode(row, RowColumns.LABEL, buffer);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "label column '%s', %s: %s"
              .formatted(columns.targets().name(), images.place(row), e.getMessage()),
          e);
    }
  }

  private float weight(InternalRow row) {
    if (row.isNullAt(RowColumns.WEIGHT)) {
      throw new IllegalArgumentException(
          "weight column '%s', %s: null".formatted(columns.weightCol(), images.place(row)));
    }
    double weight = row.getDouble(RowColumns.WEIGHT);
    if (!(weight >= 0 && weight <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "weight column '%s', %s: %s; expected a finite number of at least 0"
              .formatted(columns.weightCol(), images.place(row), weight));
    }
    return (float) weight;
  }
}
