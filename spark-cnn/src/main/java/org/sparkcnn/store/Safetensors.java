package org.sparkcnn.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * Named tensors in the <a href="https://huggingface.co/docs/safetensors">safetensors</a> format,
 * which Python reads by name and which holds nothing but numbers: eight bytes with the header's
 * length, the header in JSON, the values of every tensor. Little endian, F32 only.
 */
final class Safetensors {
  private static final int LENGTH_BYTES = 8;
  private static final int CHUNK_BYTES = 1 << 20;

  /** A header takes about 100 bytes a tensor; one of this size would name 160,000 of them. */
  private static final int LONGEST_HEADER = 16 << 20;

  private Safetensors() {}

  /** A part of a file's reading. */
  interface Reading<T> {
    T read() throws IOException;
  }

  /**
   * Writes tensors; the stream stays open.
   *
   * @param metadata free text under the header's {@code __metadata__}, left out if empty
   */
  static void write(List<FloatTensor> tensors, OutputStream out, Map<String, String> metadata)
      throws IOException {
    byte[] header = SafetensorsHeader.write(tensors, metadata);
    byte[] length = new byte[LENGTH_BYTES];
    littleEndian(length).putLong(header.length);
    out.write(length);
    out.write(header);
    byte[] chunk = new byte[CHUNK_BYTES];
    FloatBuffer floats = littleEndian(chunk).asFloatBuffer();
    for (FloatTensor tensor : tensors) {
      int end = tensor.offset() + tensor.length();
      for (int at = tensor.offset(); at < end; ) {
        int count = Math.min(end - at, floats.capacity());
        floats.put(0, tensor.values(), at, count);
        out.write(chunk, 0, count * Float.BYTES);
        at += count;
      }
    }
  }

  /**
   * Reads a file's header, which is checked against its length: what the tensors say to take is
   * there.
   *
   * @return the tensors in the order in which their values follow
   */
  static List<SafetensorsTensor> readHeader(InputStream in, long fileLength) throws IOException {
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
    return SafetensorsHeader.parse(header, fileLength - LENGTH_BYTES - headerLength);
  }

  /**
   * Reads the values that follow the header.
   *
   * @param tensors where they go, in the order of {@link #readHeader}
   */
  static void readValues(InputStream in, List<FloatTensor> tensors) throws IOException {
    byte[] chunk = new byte[CHUNK_BYTES];
    FloatBuffer floats = littleEndian(chunk).asFloatBuffer();
    for (FloatTensor tensor : tensors) {
      int end = tensor.offset() + tensor.length();
      for (int at = tensor.offset(); at < end; ) {
        int count = Math.min(end - at, floats.capacity());
        fill(in, chunk, count * Float.BYTES);
        floats.get(0, tensor.values(), at, count);
        at += count;
      }
    }
  }

  /**
   * Reads a file, and names it if it is not well formed or not whole.
   *
   * @param file its name for messages
   */
  static <T> T explained(String file, long fileLength, Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (IllegalArgumentException e) {
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    } catch (EOFException e) {
      throw new IOException(
          "%s: the file is cut short, expected %d bytes".formatted(file, fileLength), e);
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
