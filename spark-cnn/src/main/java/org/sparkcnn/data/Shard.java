package org.sparkcnn.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/** A packed shard, opened: its images, labels and weights in Arrow's memory until it is closed. */
public final class Shard implements AutoCloseable {
  private final BufferAllocator allocator = new RootAllocator();
  private final ArrowStreamReader reader;
  private final FixedSizeBinaryVector images;
  private final FieldVector labels;
  private final Float4Vector weights;
  private final int rows;

  /** Opens the bytes of an Arrow IPC stream that {@link PackedImages} holds. */
  public Shard(byte[] bytes) {
    reader = new ArrowStreamReader(new ByteArrayInputStream(bytes), allocator);
    try {
      reader.loadNextBatch();
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      images = (FixedSizeBinaryVector) root.getVector(ShardWriter.IMAGE);
      labels = root.getVector(Targets.LABEL);
      weights = (Float4Vector) root.getVector(ShardWriter.WEIGHT);
      rows = root.getRowCount();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the labels of all images. */
  FieldVector labels() {
    return labels;
  }

  /** Returns the weights of all images. */
  Float4Vector weights() {
    return weights;
  }

  /** Returns the number of images. */
  public int rows() {
    return rows;
  }

  /** Returns a view of an image's pixels, (H, W, C) in native byte order. */
  public ByteBuffer pixels(int row) {
    int width = images.getByteWidth();
    return images.getDataBuffer().nioBuffer((long) row * width, width);
  }

  /** Returns how many numbers belong to an image, or 0 if a class does. */
  public int targetsPerImage() {
    return labels instanceof FixedSizeListVector lists ? lists.getListSize() : 0;
  }

  /** Returns an image's class, where there are classes. */
  public int label(int row) {
    return ((IntVector) labels).get(row);
  }

  /** Returns the numbers that belong to an image, where there are no classes. */
  public float[] targets(int row) {
    FixedSizeListVector lists = (FixedSizeListVector) labels;
    Float4Vector numbers = (Float4Vector) lists.getDataVector();
    float[] targets = new float[lists.getListSize()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = numbers.get(row * targets.length + i);
    }
    return targets;
  }

  /** Returns an image's weight. */
  public float weight(int row) {
    return weights.get(row);
  }

  @Override
  public void close() {
    try (allocator) {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
