package org.sparkcnn.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads a tensor's values in row-major order, whatever its strides.
 *
 * @param tensor a checked one
 * @param start where in the file its storage's first byte lies
 * @param order of the bytes in a value
 */
record TensorView(PyTorchTensor tensor, Dtype dtype, long start, ByteOrder order) {
  private static final int CHUNK_BYTES = 1 << 20;
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  /** Reads the values into an array that has room for them. */
  void read(StoredZip zip, FloatTensor target) throws IOException {
    if (tensor.isEmpty()) {
      return;
    }
    if (tensor.isContiguous()) {
      stream(zip, target);
    } else {
      gather(zip, target);
    }
  }

  private long first() {
    return start + tensor.offset() * dtype.bytes();
  }

  private void stream(StoredZip zip, FloatTensor target) throws IOException {
    int capacity = CHUNK_BYTES / dtype.bytes();
    int end = target.offset() + target.length();
    byte[] chunk = new byte[Math.min(capacity, target.length()) * dtype.bytes()];
    ByteBuffer values = ByteBuffer.wrap(chunk).order(order);
    long from = first();
    for (int at = target.offset(); at < end; ) {
      int count = Math.min(end - at, capacity);
      int bytes = count * dtype.bytes();
      zip.read(from, chunk, bytes);
      values.clear();
      for (int i = 0; i < count; i++) {
        target.values()[at++] = dtype.next(values);
      }
      from += bytes;
    }
  }

  /** Reads all from the first to the last value at once: they are jumped to and fro. */
  private void gather(StoredZip zip, FloatTensor target) throws IOException {
    long bytes = tensor.span() * dtype.bytes();
    if (bytes > LARGEST_ARRAY) {
      throw new IllegalArgumentException(
          "%s spreads over %d bytes, at most %d can be reordered; save it contiguous"
              .formatted(tensor.view(), bytes, LARGEST_ARRAY));
    }
    byte[] span = new byte[(int) bytes];
    zip.read(first(), span, span.length);
    ByteBuffer values = ByteBuffer.wrap(span).order(order);
    long[] sizes = tensor.shape().stream().mapToLong(Long::longValue).toArray();
    long[] strides = tensor.strides().stream().mapToLong(Long::longValue).toArray();
    long[] index = new long[sizes.length];
    long at = 0;
    int end = target.offset() + target.length();
    for (int i = target.offset(); i < end; i++) {
      values.position((int) at * dtype.bytes());
      target.values()[i] = dtype.next(values);
      for (int d = sizes.length - 1; d >= 0; d--) {
        at += strides[d];
        if (++index[d] < sizes[d]) {
          break;
        }
        at -= strides[d] * sizes[d];
        index[d] = 0;
      }
    }
  }
}
