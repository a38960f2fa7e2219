package org.sparkcnn.examples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/** CIFAR-10's two forms with few images that are easy to tell: each class has its colour or bar. */
final class TinyCifar {
  static final List<String> COLORS = List.of("blue", "green", "red");

  private static final int SIZE = 32;

  private TinyCifar() {}

  /** Writes PNG files: three classes, 32 images of each in train and 4 in test. */
  static void writeFiles(Path folder) throws IOException {
    for (int label = 0; label < COLORS.size(); label++) {
      write(Files.createDirectories(folder.resolve("train").resolve(COLORS.get(label))), label, 32);
      write(Files.createDirectories(folder.resolve("test").resolve(COLORS.get(label))), label, 4);
    }
  }

  private static void write(Path folder, int label, int images) throws IOException {
    for (int i = 0; i < images; i++) {
      BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
      for (int place = 0; place < SIZE * SIZE; place++) {
        int noise = (place * (i + 3)) % 60;
        int rgb = 0xff << (8 * label) | (noise << 16 | noise << 8 | noise);
        image.setRGB(place % SIZE, place / SIZE, rgb);
      }
      ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
    }
  }

  /** Writes the binary files: ten classes, 5 times 40 images and 20. */
  static void writeBatches(Path folder) throws IOException {
    for (int batch = 1; batch <= 5; batch++) {
      Files.write(folder.resolve("data_batch_" + batch + ".bin"), records(40));
    }
    Files.write(folder.resolve("test_batch.bin"), records(20));
  }

  private static byte[] records(int images) {
    ByteBuffer bytes = ByteBuffer.allocate(images * (1 + 3 * SIZE * SIZE));
    for (int i = 0; i < images; i++) {
      int label = i % 10;
      bytes.put((byte) label);
      for (int channel = 0; channel < 3; channel++) {
        for (int row = 0; row < SIZE; row++) {
          byte value = (byte) (row / 3 == label ? 200 + i : 50 * channel);
          bytes.put(filled(value));
        }
      }
    }
    return bytes.array();
  }

  private static byte[] filled(byte value) {
    byte[] row = new byte[SIZE];
    Arrays.fill(row, value);
    return row;
  }
}
