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
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.Weights;

/**
 * Weights in the <a href="https://huggingface.co/docs/safetensors">safetensors</a> format, which
 * Python reads by name and which holds nothing but numbers: eight bytes with the header's length,
 * the header in JSON, the values of every tensor. Little endian, F32 only.
 */
final class Safetensors {
  private static final int LENGTH_BYTES = 8;
  private static final int CHUNK_BYTES = 1 << 20;

  /** A header takes about 100 bytes a tensor; one of this size would name 160,000 of them. */
  private static final int LONGEST_HEADER = 16 << 20;

  private Safetensors() {}

  /**
   * Writes weights; the stream stays open.
   *
   * @param metadata free text under the header's {@code __metadata__}, left out if empty
   */
  static void write(Weights weights, OutputStream out, Map<String, String> metadata)
      throws IOException {
    byte[] header = SafetensorsHeader.write(weights.table(), metadata);
    byte[] length = new byte[LENGTH_BYTES];
    littleEndian(length).putLong(header.length);
    out.write(length);
    out.write(header);
    byte[] chunk = new byte[CHUNK_BYTES];
    FloatBuffer floats = littleEndian(chunk).asFloatBuffer();
    for (ParameterTable.Entry entry : weights.table().entries()) {
      int end = entry.offset() + entry.length();
      for (int at = entry.offset(); at < end; ) {
        int count = Math.min(end - at, floats.capacity());
        floats.put(0, weights.values(), at, count);
        out.write(chunk, 0, count * Float.BYTES);
        at += count;
      }
    }
  }

  /**
   * Reads weights; the stream stays open. Tensors may lie in any order.
   *
   * @param fileLength the file's length in bytes, which the header is checked against
   * @param expected the parameters that must be there, and no others
   * @param file the file's name for messages
   * @throws IOException if the file is not whole or not well formed, or if it does not hold exactly
   *     the expected parameters: the message lists every missing, unexpected and other-shaped one
   */
  static Weights read(InputStream in, long fileLength, ParameterTable expected, String file)
      throws IOException {
    try {
      List<SafetensorsTensor> tensors = readHeader(in, fileLength);
      SafetensorsHeader.checkFits(tensors, expected);
      // Only now: the file is long enough to hold what is allocated.
      float[] values = new float[expected.length()];
      byte[] chunk = new byte[CHUNK_BYTES];
      for (SafetensorsTensor tensor : tensors) {
        ParameterTable.Entry entry = expected.find(tensor.name()).orElseThrow();
        readValues(in, chunk, values, entry);
      }
      return new Weights(expected, values);
    } catch (IllegalArgumentException e) {
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    } catch (EOFException e) {
      throw new IOException(
          "%s: the file is cut short, expected %d bytes".formatted(file, fileLength), e);
    }
  }

  private static List<SafetensorsTensor> readHeader(InputStream in, long fileLength)
      throws IOException {
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

  private static void readValues(
      InputStream in, byte[] chunk, float[] values, ParameterTable.Entry entry) throws IOException {
    FloatBuffer floats = littleEndian(chunk).asFloatBuffer();
    int end = entry.offset() + entry.length();
    for (int at = entry.offset(); at < end; ) {
      int count = Math.min(end - at, floats.capacity());
      fill(in, chunk, count * Float.BYTES);
      floats.get(0, values, at, count);
      at += count;
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
