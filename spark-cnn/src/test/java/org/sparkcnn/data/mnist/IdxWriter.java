package org.sparkcnn.data.mnist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Makes the files of small data sets whose every byte is known. */
final class IdxWriter {
  static final int HEIGHT = 3;
  static final int WIDTH = 2;

  private IdxWriter() {}

  /** Writes as many images and labels into a directory under the names of the training split. */
  static void train(Path directory, int rows) {
    write(directory.resolve("train-images-idx3-ubyte"), images(rows));
    write(directory.resolve("train-labels-idx1-ubyte"), labels(rows));
  }

  /** The bytes of an images file of 3 × 2 pixels. */
  static byte[] images(int rows) {
    ByteBuffer bytes = ByteBuffer.allocate(16 + rows * HEIGHT * WIDTH);
    bytes.putInt(0x803).putInt(rows).putInt(HEIGHT).putInt(WIDTH);
    for (int row = 0; row < rows; row++) {
      bytes.put(pixels(row));
    }
    return bytes.array();
  }

  /** The bytes of a labels file. */
  static byte[] labels(int rows) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + rows);
    bytes.putInt(0x801).putInt(rows);
    for (int row = 0; row < rows; row++) {
      bytes.put((byte) label(row));
    }
    return bytes.array();
  }

  /** The pixels of an image: no two of the first 40 images share one, some are above 127. */
  static byte[] pixels(int row) {
    byte[] pixels = new byte[HEIGHT * WIDTH];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (row * pixels.length + i);
    }
    return pixels;
  }

  /** The label of an image, in 0 … 255. */
  static int label(int row) {
    return (250 + row) % 256;
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }

  static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
