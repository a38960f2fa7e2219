package org.sparkcnn.it;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small data set in MNIST's format: 640 and 100 images of 28 × 28, each digit in its grey. */
public final class Digits {
  private static final int PIXELS = 28 * 28;

  private Digits() {}

  /** Writes the four files into a new folder. */
  public static Path write(Path parent) throws IOException {
    Path folder = Files.createDirectory(parent.resolve("digits"));
    write(folder, "train", 640);
    write(folder, "t10k", 100);
    return folder;
  }

  private static void write(Path folder, String split, int rows) throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + rows * PIXELS);
    images.putInt(0x803).putInt(rows).putInt(28).putInt(28);
    ByteBuffer labels = ByteBuffer.allocate(8 + rows);
    labels.putInt(0x801).putInt(rows);
    for (int row = 0; row < rows; row++) {
      byte digit = (byte) (row % 10);
      labels.put(digit);
      for (int i = 0; i < PIXELS; i++) {
        images.put((byte) (25 * digit + (row + i) % 7));
      }
    }
    Files.write(folder.resolve(split + "-images-idx3-ubyte"), images.array());
    Files.write(folder.resolve(split + "-labels-idx1-ubyte"), labels.array());
  }
}
