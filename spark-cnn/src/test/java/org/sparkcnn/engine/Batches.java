package org.sparkcnn.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.sparkcnn.golden.GoldenCase;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/** Filled batches. */
final class Batches {
  private Batches() {}

  /** Returns the images, labels or targets, and example weights of a case. */
  static Batch of(GoldenCase golden) {
    Network network = golden.network();
    int targets = golden.hasTargets() ? network.output().elements() : 0;
    Batch batch = new Batch(network.input(), PixelType.UINT8, golden.batch(), targets);
    byte[] pixels = golden.pixels();
    int bytes = pixels.length / golden.batch();
    for (int i = 0; i < golden.batch(); i++) {
      ByteBuffer image = ByteBuffer.wrap(pixels, i * bytes, bytes);
      if (golden.hasTargets()) {
        batch.add(image, golden.targets()[i], golden.exampleWeights()[i]);
      } else {
        batch.add(image, golden.labels()[i], golden.exampleWeights()[i]);
      }
    }
    return batch;
  }

  /** Returns a batch of a single image of floats, (H, W, C), with label 0. */
  static Batch floats(Shape image, float... values) {
    Batch batch = new Batch(image, PixelType.FLOAT32, 1);
    batch.add(bytes(values), 0, 1);
    return batch;
  }

  /** Returns random bytes as images, labels in turn. */
  static Batch random(Shape image, int size, int classes, long seed) {
    Batch batch = new Batch(image, PixelType.UINT8, size);
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[image.elements()];
    for (int i = 0; i < size; i++) {
      random.nextBytes(pixels);
      batch.add(ByteBuffer.wrap(pixels), i % classes, 1);
    }
    return batch;
  }

  /** Returns floats as a batch takes them. */
  static ByteBuffer bytes(float... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.nativeOrder());
    bytes.asFloatBuffer().put(values);
    return bytes;
  }
}
