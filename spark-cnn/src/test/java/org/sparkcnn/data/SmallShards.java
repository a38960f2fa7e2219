package org.sparkcnn.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/** Shards that hold as few rows as a test wants. Row i is one pixel and has the weight 2^i. */
public final class SmallShards {
  public static final Shape PIXEL = Shape.image(1, 1, 1);

  private SmallShards() {}

  public static List<byte[]> of(int rows, int rowsPerShard) {
    List<byte[]> shards = new ArrayList<>();
    new ShardWriter(
            IntStream.range(0, rows).mapToObj(SmallShards::example).iterator(),
            rowsPerShard,
            PIXEL,
            PixelType.UINT8)
        .forEachRemaining(shards::add);
    return shards;
  }

  private static byte[] example(int row) {
    byte[] example = new byte[Examples.PIXELS + 1];
    ByteBuffer buffer = ByteBuffer.wrap(example).order(ByteOrder.nativeOrder());
    buffer.putInt(Examples.LABEL, 0).putFloat(Examples.WEIGHT, (float) Math.pow(2, row));
    buffer.put(Examples.PIXELS, (byte) row);
    return example;
  }
}
