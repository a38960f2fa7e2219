package org.sparkcnn.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/** Packs encoded examples, in their order, into an Arrow IPC stream. */
final class ShardWriter {
  static final String IMAGE = "image";
  static final String WEIGHT = "weight";

  private ShardWriter() {}

  /** Returns a shard of all the examples, or nothing if there are none. */
  static Iterator<byte[]> shard(Iterator<byte[]> examples, ExampleFormat format) {
    List<byte[]> rows = new ArrayList<>();
    examples.forEachRemaining(rows::add);
    return rows.isEmpty() ? Collections.emptyIterator() : List.of(write(rows, format)).iterator();
  }

  /**
   * The schema describes itself, for readers in other languages. Sorted, because Map.of has an
   * order of its own in each JVM, and shards are the same bytes wherever they are packed.
   */
  private static Field images(Shape image, PixelType pixels) {
    Map<String, String> description =
        new TreeMap<>(Map.of("shape", image.toString(), "layout", "HWC", "type", pixels.name()));
    ArrowType type = new ArrowType.FixedSizeBinary(image.elements() * pixels.bytes());
    return new Field(IMAGE, new FieldType(false, type, null, description), null);
  }

  private static Schema schema(ExampleFormat format) {
    return new Schema(
        List.of(
            images(format.image(), format.pixels()),
            format.targets().field(),
            new Field(
                WEIGHT,
                FieldType.notNullable(new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE)),
                null)));
  }

  private static byte[] write(List<byte[]> shard, ExampleFormat format) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream(shard.size() * format.bytes() + 4096);
    try (BufferAllocator allocator = new RootAllocator();
        VectorSchemaRoot root = VectorSchemaRoot.create(schema(format), allocator)) {
      fill(root, shard, format);
      write(root, stream);
    }
    return stream.toByteArray();
  }

  private static void write(VectorSchemaRoot root, ByteArrayOutputStream stream) {
    try (ArrowStreamWriter writer = new ArrowStreamWriter(root, null, stream)) {
      writer.writeBatch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a shard with other numbers in place of its pixels.
   *
   * @param image the shape of what takes an image's place, (C, H, W)
   * @param numbers image by image, each (H, W, C)
   */
  static byte[] replaced(Shard shard, Shape image, float[] numbers) {
    int rows = shard.rows();
    ByteArrayOutputStream stream = new ByteArrayOutputStream(numbers.length * Float.BYTES + 4096);
    try (BufferAllocator allocator = new RootAllocator();
        FixedSizeBinaryVector images =
            new FixedSizeBinaryVector(images(image, PixelType.FLOAT32), allocator)) {
      images.allocateNew(rows);
      images
          .getDataBuffer()
          .nioBuffer(0, numbers.length * Float.BYTES)
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer()
          .put(numbers);
      for (int i = 0; i < rows; i++) {
        BitVectorHelper.setBit(images.getValidityBuffer(), i);
      }
      images.setValueCount(rows);
      // Not closed: labels and weights stay the shard's.
      write(VectorSchemaRoot.of(images, shard.labels(), shard.weights()), stream);
    }
    return stream.toByteArray();
  }

  private static void fill(VectorSchemaRoot root, List<byte[]> shard, ExampleFormat format) {
    FixedSizeBinaryVector images = (FixedSizeBinaryVector) root.getVector(IMAGE);
    FieldVector labels = root.getVector(Targets.LABEL);
    Float4Vector weights = (Float4Vector) root.getVector(WEIGHT);
    images.allocateNew(shard.size());
    labels.setInitialCapacity(shard.size());
    labels.allocateNew();
    weights.allocateNew(shard.size());
    int pixels = format.pixelsBegin();
    int bytes = format.pixelBytes();
    for (int i = 0; i < shard.size(); i++) {
      byte[] example = shard.get(i);
      ByteBuffer buffer = ByteBuffer.wrap(example).order(ByteOrder.nativeOrder());
      // Straight into Arrow's memory: set() would want an array of its own.
      images.getDataBuffer().setBytes((long) i * bytes, example, pixels, bytes);
      BitVectorHelper.setBit(images.getValidityBuffer(), i);
      format.targets().write(labels, i, buffer.position(ExampleFormat.LABEL));
      weights.set(i, buffer.getFloat(format.weight()));
    }
    root.setRowCount(shard.size());
  }
}
