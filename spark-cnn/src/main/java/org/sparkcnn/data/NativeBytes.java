package org.sparkcnn.data;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** A native copy of one array after another, in memory that grows to the largest. */
final class NativeBytes implements AutoCloseable {
  private BytePointer memory;

  NativeBytes() {
    allocate(64 << 10);
  }

  /** Returns a header over a copy of the bytes, valid until the next call. */
  Mat copyOf(byte[] bytes, int rows, int columns, int type) {
    if (bytes.length > memory.capacity()) {
      memory.releaseReference();
      allocate(Math.max(bytes.length, Math.min(2 * memory.capacity(), Integer.MAX_VALUE)));
    }
    memory.put(bytes, 0, bytes.length);
    return new Mat(rows, columns, type, memory);
  }

  private void allocate(long size) {
    memory = new BytePointer(size);
    memory.retainReference();
  }

  @Override
  public void close() {
    memory.releaseReference();
  }
}
