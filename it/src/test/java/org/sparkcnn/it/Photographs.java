package org.sparkcnn.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

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
