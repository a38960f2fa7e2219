package org.sparkcnn.data.packed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Writes one Arrow IPC file, under a temporary name until it is whole. What is not finished when it
 * is closed is deleted.
 */
final class PackedFileWriter implements AutoCloseable {
  private final PackedFormat format;
  private final FileSystem fs;
  private final Path temporary;
  private final Path path;
  private final BufferAllocator allocator = new RootAllocator();
  private final VectorSchemaRoot root;
  private final FixedSizeBinaryVector images;
  private final Float8Vector labels;
  private final Float4Vector weights;
  private final VarCharVector origins;
  private final FSDataOutputStream out;
  private final ArrowFileWriter writer;
  private long rows;
  private int rowsOfBatch;
  private long bytesOfBatch;
  private boolean finished;

  PackedFileWriter(PackedFormat format, FileSystem fs, Path folder, String name)
      throws IOException {
    this.format = format;
    this.fs = fs;
    temporary = new Path(folder, PackedFile.temporary(name));
    path = new Path(folder, name);
    root = VectorSchemaRoot.create(format.schema(), allocator);
    images = (FixedSizeBinaryVector) root.getVector(PackedFormat.IMAGE);
    labels = (Float8Vector) root.getVector(PackedFormat.LABEL);
    weights = (Float4Vector) root.getVector(PackedFormat.WEIGHT);
    origins = (VarCharVector) root.getVector(PackedFormat.ORIGIN);
    out = fs.create(temporary, false);
    writer =
        new ArrowFileWriter(
            root,
            null,
            Channels.newChannel(out),
            Map.of(),
            IpcOption.DEFAULT,
            format.compression().codecs(),
            format.compression().codec());
    try {
      writer.start();
      allocate();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void allocate() {
    for (FieldVector vector : root.getFieldVectors()) {
      vector.setInitialCapacity(format.rowsPerBatch());
      vector.allocateNew();
    }
  }

  /** Returns where the next row's pixels go, (H, W, C), red before green before blue. */
  ByteBuffer pixels() {
    int bytes = format.imageBytes();
    return images
        .getDataBuffer()
        .nioBuffer((long) rowsOfBatch * bytes, bytes)
        .order(ByteOrder.nativeOrder());
  }

  /**
   * Adds a row, whose pixels are in their place.
   *
   * @param weight ignored if the format has none
   * @param origin may be null; ignored if the format has none
   */
  void add(double label, float weight, String origin) throws IOException {
    BitVectorHelper.setBit(images.getValidityBuffer(), rowsOfBatch);
    labels.set(rowsOfBatch, label);
    if (weights != null) {
      weights.set(rowsOfBatch, weight);
    }
    if (origins != null && origin != null) {
      origins.setSafe(rowsOfBatch, origin.getBytes(StandardCharsets.UTF_8));
    }
    rows++;
    rowsOfBatch++;
    if (rowsOfBatch == format.rowsPerBatch()) {
      writeBatch();
      allocate();
    }
  }

  private void writeBatch() throws IOException {
    long before = writer.bytesWritten();
    root.setRowCount(rowsOfBatch);
    writer.writeBatch();
    root.clear();
    rowsOfBatch = 0;
    bytesOfBatch = Math.max(bytesOfBatch, writer.bytesWritten() - before);
  }

  boolean isEmpty() {
    return rows == 0;
  }

  /** Returns whether another record batch would make the file longer than that. */
  boolean isFull(long fileBytes) {
    return rowsOfBatch == 0 && rows > 0 && writer.bytesWritten() + bytesOfBatch > fileBytes;
  }

  /** Writes what is left and gives the file its name. */
  PackedFile finish() throws IOException {
    if (rowsOfBatch > 0) {
      writeBatch();
    }
    writer.end();
    long bytes = out.getPos();
    out.close();
    if (!fs.rename(temporary, path)) {
      throw new IOException("%s cannot be renamed to %s".formatted(temporary, path));
    }
    finished = true;
    return new PackedFile(path.getName(), bytes, rows);
  }

  @Override
  public void close() throws IOException {
    try (allocator;
        root;
        out) {
      if (!finished) {
        // Closing Arrow's writer would end the file as if it were whole.
        root.clear();
      }
    } finally {
      if (!finished) {
        fs.delete(temporary, false);
      }
    }
  }
}
