package org.sparkcnn.data.cifar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes small files of records whose every byte is known. */
final class CifarWriter {
  static final int PLANE = 32 * 32;

  private CifarWriter() {}

  /** Writes the five training files, of as many records each as stated; labels go on across. */
  static void train10(Path folder, int... rows) {
    int first = 0;
    for (int i = 0; i < 5; i++) {
      write(folder.resolve("data_batch_" + (i + 1) + ".bin"), records10(first, rows[i]));
      first += rows[i];
    }
  }

  static byte[] records10(int first, int rows) {
    ByteBuffer bytes = ByteBuffer.allocate(rows * (1 + 3 * PLANE));
    for (int row = first; row < first + rows; row++) {
      bytes.put((byte) (row % 10)).put(planes(row));
    }
    return bytes.array();
  }

  static byte[] records100(int first, int rows) {
    ByteBuffer bytes = ByteBuffer.allocate(rows * (2 + 3 * PLANE));
    for (int row = first; row < first + rows; row++) {
      bytes.put((byte) (row % 20)).put((byte) (99 - row % 100)).put(planes(row));
    }
    return bytes.array();
  }

  /** Returns a channel's value at a place of an image: 0 is red, 1 green, 2 blue. */
  static byte value(int row, int channel, int place) {
    return (byte) (31 * row + 85 * channel + place + place / 32);
  }

  private static byte[] planes(int row) {
    byte[] planes = new byte[3 * PLANE];
    for (int i = 0; i < planes.length; i++) {
      planes[i] = value(row, i / PLANE, i % PLANE);
    }
    return planes;
  }

  /** Returns what Spark's image struct holds of an image: pixel by pixel, blue, green, red. */
  static byte[] pixels(int row) {
    byte[] pixels = new byte[3 * PLANE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = value(row, 2 - i % 3, i / 3);
    }
    return pixels;
  }

  static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, List<String> lines) {
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
