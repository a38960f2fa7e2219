package org.sparkcnn.it;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/** A small data set in the binary format of CIFAR-10: 160 and 20 images, each class in its grey. */
final class Photographs {
  private static final int RECORD = 1 + 3 * 32 * 32;

  private Photographs() {}

  /** Writes the six files into a folder. */
  static void write(Path folder) throws IOException {
    for (int batch = 1; batch <= 5; batch++) {
      Files.write(folder.resolve("data_batch_" + batch + ".bin"), records(32));
    }
    Files.write(folder.resolve("test_batch.bin"), records(20));
  }

  /** Writes PNG files of cats and dogs: 32 of each in train and 4 in test. */
  static void writeFiles(Path folder) throws IOException {
    for (String name : List.of("cat", "dog")) {
      write(Files.createDirectories(folder.resolve("train").resolve(name)), 32);
      write(Files.createDirectories(folder.resolve("test").resolve(name)), 4);
    }
  }

  private static void write(Path folder, int images) throws IOException {
    for (int i = 0; i < images; i++) {
      BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
      image.setRGB(folder.endsWith("cat") ? 1 : 2, i, 0xffffff);
      ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
    }
  }

  private static byte[] records(int images) {
    byte[] bytes = new byte[images * RECORD];
    for (int i = 0; i < images; i++) {
      int label = i % 10;
      Arrays.fill(bytes, i * RECORD, (i + 1) * RECORD, (byte) (25 * label + i / 10));
      bytes[i * RECORD] = (byte) label;
    }
    return bytes;
  }
}
