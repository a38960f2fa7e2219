package org.sparkcnn.data;

import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import scala.collection.Iterator;

/** A worker's shards, within a task of its: each is fetched when it is opened. */
public final class WorkerShards {
  private final int count;
  private final IntFunction<Iterator<byte[]>> blocks;

  WorkerShards(int count, IntFunction<Iterator<byte[]>> blocks) {
    this.count = count;
    this.blocks = blocks;
  }

  /**
   * Opens a shard.
   *
   * @param index from 0
   * @throws IllegalStateException if it has no rows
   */
  public Shard open(int index) {
    byte[] bytes = bytes(index);
    if (bytes == null) {
      throw new IllegalStateException(
          "shard %d of the packed images has no rows; were they changed?".formatted(index));
    }
    return new Shard(bytes);
  }

  private byte[] bytes(int index) {
    Iterator<byte[]> block = blocks.apply(index);
    byte[] bytes = block.hasNext() ? block.next() : null;
    // Spark gives a block's lock back at its iterator's end.
    if (block.hasNext()) {
      throw new IllegalStateException("shard " + index + " of the packed images is two");
    }
    return bytes;
  }

  /**
   * Returns, for each shard, the number of its rows in the upper half and a checksum of its bytes
   * (CRC-32C) in the lower; an array, because every serializer takes it.
   */
  long[] summaries() {
    return IntStream.range(0, count).mapToLong(this::summary).toArray();
  }

  /** Returns the number of rows in a shard's summary. */
  static int rowsIn(long summary) {
    return (int) (summary >>> Integer.SIZE);
  }

  private long summary(int index) {
    byte[] bytes = bytes(index);
    if (bytes == null) {
      return 0;
    }
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    try (Shard shard = new Shard(bytes)) {
      return (long) shard.rows() << Integer.SIZE | checksum.getValue();
    }
  }

  /** Returns the shards that have rows, packed. */
  byte[][] all() {
    return IntStream.range(0, count)
        .mapToObj(this::bytes)
        .filter(Objects::nonNull)
        .toArray(byte[][]::new);
  }
}
