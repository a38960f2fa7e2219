package org.sparkcnn.it.bench;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sparkcnn.network.Shape;

/** Images without meaning: each has pixels and a label drawn from a seed of its own. */
final class MadeImages {
  private MadeImages() {}

  /** Returns the H·W·C bytes of an image. */
  static byte[] pixels(long index, Shape shape) {
    byte[] bytes = new byte[shape.elements()];
    new SplittableRandom(index).nextBytes(bytes);
    return bytes;
  }

  /** Returns the class of an image. */
  static int label(long index, int classes) {
    return new SplittableRandom(~index).nextInt(classes);
  }

  static Pixels of(Shape shape, int classes, int count) {
    return new Pixels(
        shape,
        IntStream.range(0, count).mapToObj(i -> pixels(i, shape)).toList(),
        IntStream.range(0, count).mapToObj(i -> label(i, classes)).toList());
  }
}
