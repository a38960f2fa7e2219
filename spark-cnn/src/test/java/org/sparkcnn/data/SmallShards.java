package org.sparkcnn.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import scala.jdk.javaapi.CollectionConverters;

/** Shards that hold as few rows as a test wants. Row i is one pixel and has the weight 2^i. */
public final class SmallShards {
  public static final Shape PIXEL = Shape.image(1, 1, 1);

  private static final ExampleFormat FORMAT =
      new ExampleFormat(PIXEL, PixelType.UINT8, new ClassTargets("label", 1));

  private SmallShards() {}

  /**
   * A worker's shards of so many rows each; the number of each shard that is opened is added to a
   * list.
   */
  public static WorkerShards of(List<Integer> rows, List<Integer> opened) {
    List<List<byte[]>> shards = new ArrayList<>();
    int first = 0;
    for (int count : rows) {
      List<byte[]> shard = new ArrayList<>();
      ShardWriter.shard(
              IntStream.range(first, first + count).mapToObj(SmallShards::example).iterator(),
              FORMAT)
          .forEachRemaining(shard::add);
      shards.add(shard);
      first += count;
    }
    return new WorkerShards(
        shards.size(),
        shard -> {
          opened.add(shard);
          return CollectionConverters.asScala(shards.get(shard).iterator());
        });
  }

  /** The rows of each shard, of which the last may be short. */
  public static List<Integer> rows(int rows, int rowsPerShard) {
    return IntStream.iterate(0, first -> first < rows, first -> first + rowsPerShard)
        .mapToObj(first -> Math.min(rowsPerShard, rows - first))
        .toList();
  }

  private static byte[] example(int row) {
    byte[] example = new byte[FORMAT.bytes()];
    ByteBuffer buffer = ByteBuffer.wrap(example).order(ByteOrder.nativeOrder());
    buffer.putInt(ExampleFormat.LABEL, 0).putFloat(FORMAT.weight(), (float) Math.pow(2, row));
    buffer.put(FORMAT.pixelsBegin(), (byte) row);
    return example;
  }
}
