package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/** What is packed is what comes out. */
class ShardTest {
  private static final Shape IMAGE = Shape.image(1, 1, 3);

  @Test
  void bytesComeOutAsTheyWentIn() {
    List<byte[]> shards =
        pack(PixelType.UINT8, example(4, 0.5f, 0, 127, -128), example(2, 1, -1, 1, 2));

    assertThat(shards).hasSize(1);
    try (Shard shard = new Shard(shards.get(0))) {
      assertThat(shard.rows()).isEqualTo(2);
      assertThat(bytes(shard, 0)).containsExactly(0, 127, -128);
      assertThat(bytes(shard, 1)).containsExactly(-1, 1, 2);
      assertThat(shard.targetsPerImage()).isZero();
      assertThat(shard.label(0)).isEqualTo(4);
      assertThat(shard.label(1)).isEqualTo(2);
      assertThat(shard.weight(0)).isEqualTo(0.5f);
      assertThat(shard.weight(1)).isEqualTo(1);
    }
  }

  @Test
  void floatsComeOutAsTheyWentIn() {
    float[] values = {1.5f, -0f, Float.MIN_VALUE};
    ByteBuffer pixels = ByteBuffer.allocate(12).order(ByteOrder.nativeOrder());
    pixels.asFloatBuffer().put(values);

    List<byte[]> shards = pack(PixelType.FLOAT32, example(1, 2, pixels.array()));

    try (Shard shard = new Shard(shards.get(0))) {
      ByteBuffer read = shard.pixels(0).order(ByteOrder.nativeOrder());
      assertThat(read.remaining()).isEqualTo(12);
      for (float value : values) {
        assertThat(read.getFloat()).isEqualTo(value);
      }
    }
  }

  @Test
  void numbersComeOutAsTheyWentIn() {
    Targets two = new NumberTargets("label", NumberTargets.Kind.VECTOR, 2);
    ExampleFormat format = new ExampleFormat(IMAGE, PixelType.UINT8, two);
    List<byte[]> examples = new ArrayList<>();
    for (float[] numbers : new float[][] {{1.5f, -2}, {0, 1e-30f}, {3, 4}}) {
      ByteBuffer example = ByteBuffer.allocate(format.bytes()).order(ByteOrder.nativeOrder());
      example.position(ExampleFormat.LABEL).putFloat(numbers[0]).putFloat(numbers[1]).putFloat(2);
      examples.add(example.put(new byte[] {7, 8, 9}).array());
    }

    try (Shard shard = new Shard(ShardWriter.shard(examples.iterator(), format).next())) {
      assertThat(shard.targetsPerImage()).isEqualTo(2);
      assertThat(shard.targets(0)).containsExactly(1.5f, -2);
      assertThat(shard.targets(1)).containsExactly(0, 1e-30f);
      assertThat(shard.targets(2)).containsExactly(3, 4);
      assertThat(shard.weight(2)).isEqualTo(2);
      assertThat(bytes(shard, 1)).containsExactly(7, 8, 9);
    }
  }

  @Test
  void rowsKeepTheirOrder() {
    byte[][] examples = new byte[7][];
    for (int i = 0; i < examples.length; i++) {
      examples[i] = example(i, 1, i, i, i);
    }

    try (Shard shard = new Shard(pack(PixelType.UINT8, examples).get(0))) {
      assertThat(shard.rows()).isEqualTo(7);
      assertThat(IntStream.range(0, 7).map(shard::label)).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }
  }

  @Test
  void noExamplesAreNoShard() {
    assertThat(pack(PixelType.UINT8)).isEmpty();
  }

  @Test
  void theSameExamplesArePackedIntoTheSameBytes() {
    byte[] example = example(4, 0.5f, 0, 127, -128);

    assertThat(pack(PixelType.UINT8, example).get(0))
        .containsExactly(pack(PixelType.UINT8, example).get(0));
  }

  private static List<byte[]> pack(PixelType type, byte[]... examples) {
    List<byte[]> shards = new ArrayList<>();
    ShardWriter.shard(List.of(examples).iterator(), format(type)).forEachRemaining(shards::add);
    return shards;
  }

  private static ExampleFormat format(PixelType type) {
    return new ExampleFormat(IMAGE, type, new ClassTargets("label", 10));
  }

  private static byte[] bytes(Shard shard, int row) {
    byte[] bytes = new byte[IMAGE.elements()];
    shard.pixels(row).get(bytes);
    return bytes;
  }

  private static byte[] example(int label, float weight, int... pixels) {
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      bytes[i] = (byte) pixels[i];
    }
    return example(label, weight, bytes);
  }

  private static byte[] example(int label, float weight, byte[] pixels) {
    ByteBuffer example =
        ByteBuffer.allocate(format(PixelType.UINT8).pixelsBegin() + pixels.length)
            .order(ByteOrder.nativeOrder());
    example.putInt(ExampleFormat.LABEL, label).putFloat(format(PixelType.UINT8).weight(), weight);
    return example.put(format(PixelType.UINT8).pixelsBegin(), pixels).array();
  }
}
