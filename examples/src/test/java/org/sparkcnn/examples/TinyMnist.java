package org.sparkcnn.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Files in MNIST's format with few images that are easy to tell: each digit is a row's bar. */
final class TinyMnist {
  static final int TRAIN = 320;
  static final int TEST = 50;

  private static final int SIZE = 28;

  private TinyMnist() {}

  static void write(Path folder) {
    try {
      write(folder, "train", TRAIN);
      write(folder, "t10k", TEST);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path folder, String split, int rows) throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + rows * SIZE * SIZE);
    images.putInt(0x803).putInt(rows).putInt(SIZE).putInt(SIZE);
    ByteBuffer labels = ByteBuffer.allocate(8 + rows);
    labels.putInt(0x801).putInt(rows);
    for (int row = 0; row < rows; row++) {
      images.put(image(row));
      labels.put((byte) digit(row));
    }
    Files.write(folder.resolve(split + "-images-idx3-ubyte"), images.array());
    Files.write(folder.resolve(split + "-labels-idx1-ubyte"), labels.array());
  }

  private static byte[] image(int row) {
    byte[] pixels = new byte[SIZE * SIZE];
    int top = 4 + 2 * digit(row);
    Arrays.fill(pixels, top * SIZE, (top + 2) * SIZE, (byte) (200 + row % 50));
    return pixels;
  }

  private static int digit(int row) {
    return row % 10;
  }
}
