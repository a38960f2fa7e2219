package org.sparkcnn.it.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.sparkcnn.network.Shape;

/** MNIST's training images without Spark, for the sides that do without it. */
final class Mnist {
  private static final int IMAGE_HEADER = 16;
  private static final int LABEL_HEADER = 8;

  private Mnist() {}

  static Pixels training(Path folder, Shape shape) {
    byte[] images = read(folder.resolve("train-images-idx3-ubyte"));
    byte[] labels = read(folder.resolve("train-labels-idx1-ubyte"));
    int bytes = shape.elements();
    int count = labels.length - LABEL_HEADER;
    return new Pixels(
        shape,
        IntStream.range(0, count)
            .map(i -> IMAGE_HEADER + i * bytes)
            .mapToObj(from -> Arrays.copyOfRange(images, from, from + bytes))
            .toList(),
        IntStream.range(0, count).mapToObj(i -> (int) labels[LABEL_HEADER + i]).toList());
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read MNIST's " + file, e);
    }
  }
}
