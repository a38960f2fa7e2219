package org.sparkcnn.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * Named tensors in the <a href="https://huggingface.co/docs/safetensors">safetensors</a> format,
 * which Python reads by name and which holds nothing but numbers: eight bytes with the header's
 * length, the header in JSON, the values of every tensor. Little endian.
 */
final class Safetensors {
  private static final int LENGTH_BYTES = 8;
  private static final int CHUNK_BYTES = 1 << 20;

  /** A header takes about 100 bytes a tensor; one of this size would name 160,000 of them. */
  private static final int LONGEST_HEADER = 16 << 20;

  private Safetensors() {}

  /**
   * What a file holds.
   *
   * @param tensors in the order in which their values follow
   * @param dataBegin where in the file the first of them lies
   */
  record Contents(List<SafetensorsTensor> tensors, long dataBegin) {}

  /**
   * Writes tensors; the stream stays open.
   *
   * @param dtype what all values are converted to, one with fractions
   * @param metadata free text under the header's {@code __metadata__}, left out if empty
   */
  static void write(
      List<FloatTensor> tensors, Dtype dtype, OutputStream out, Map<String, String> metadata)
      throws IOException {
    byte[] header = SafetensorsHeader.write(tensors, dtype, metadata);
    byte[] length = new byte[LENGTH_BYTES];
    littleEndian(length).putLong(header.length);
    out.write(length);
    out.write(header);
    byte[] chunk = new byte[CHUNK_BYTES];
    for (FloatTensor tensor : tensors) {
      int end = tensor.offset() + tensor.length();
      for (int at = tensor.offset(); at < end; ) {
        int stop = at + Math.min(end - at, chunk.length / dtype.bytes());
        ByteBuffer values = littleEndian(chunk);
        while (at < stop) {
          dtype.put(values, tensor.values()[at++]);
        }
        out.write(chunk, 0, values.position());
      }
    }
  }

  /**
   * Reads a file's header, which is checked against its length: what the tensors say to take is
   * there.
   *
   * @throws IllegalArgumentException if it is not well formed
   * @throws EOFException if there are less bytes than the length says
   */
  static Contents readHeader(InputStream in, long fileLength) throws IOException {
    if (fileLength < LENGTH_BYTES) {
      throw new IllegalArgumentException(
          "not a safetensors file: expected at least %d bytes, found %d"
              .formatted(LENGTH_BYTES, fileLength));
    }
    byte[] length = new byte[LENGTH_BYTES];
    fill(in, length, LENGTH_BYTES);
    long headerLength = littleEndian(length).getLong();
    long longest = Math.min(fileLength - LENGTH_BYTES, LONGEST_HEADER);
    if (Long.compareUnsigned(headerLength, longest) > 0) {
      throw new IllegalArgumentException(
          "not a safetensors file: the header's length is %s, expected at most %d in a file of %d bytes"
              .formatted(Long.toUnsignedString(headerLength), longest, fileLength));
    }
    byte[] header = new byte[(int) headerLength];
    fill(in, header, header.length);
    long begin = LENGTH_BYTES + headerLength;
    return new Contents(SafetensorsHeader.parse(header, fileLength - begin), begin);
  }

  /**
   * Reads a tensor's values, which follow.
   *
   * @param dtype what they are converted from
   * @param chunk for use as a buffer, of at least one value
   * @throws EOFException if they end before
   */
  static void readValues(InputStream in, Dtype dtype, FloatTensor tensor, byte[] chunk)
      throws IOException {
    ByteBuffer values = littleEndian(chunk);
    int end = tensor.offset() + tensor.length();
    for (int at = tensor.offset(); at < end; ) {
      int stop = at + Math.min(end - at, chunk.length / dtype.bytes());
      fill(in, chunk, (stop - at) * dtype.bytes());
      values.clear();
      while (at < stop) {
        tensor.values()[at++] = dtype.next(values);
      }
    }
  }

  private static void fill(InputStream in, byte[] bytes, int count) throws IOException {
    if (in.readNBytes(bytes, 0, count) < count) {
      throw new EOFException();
    }
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
