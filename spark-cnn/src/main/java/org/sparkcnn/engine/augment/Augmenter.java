package org.sparkcnn.engine.augment;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.Augmentation;

/** Changes batches of training images at random. Not safe for concurrent use. */
public final class Augmenter {
  private final List<Augmentation> augmentation;
  private final Draws draws;
  private final Picture picture;
  private final long seed;

  /**
   * Makes an augmenter.
   *
   * @param augmentation what is done to each image, in this order
   * @param image the images' shape
   * @param pixels how their values are kept
   * @param normalization what is done to them afterwards
   * @param seed what everything drawn derives from
   * @throws IllegalArgumentException if colours are to be changed of images that have none
   */
  public Augmenter(
      List<Augmentation> augmentation,
      Shape image,
      PixelType pixels,
      Normalization normalization,
      long seed) {
    for (Augmentation each : augmentation) {
      check(each, image, pixels);
    }
    this.augmentation = List.copyOf(augmentation);
    this.draws = new Draws(image, pixels, normalization);
    this.picture = new Picture(image, pixels);
    this.seed = new SplittableRandom(seed).nextLong();
  }

  private static void check(Augmentation augmentation, Shape image, PixelType pixels) {
    if (augmentation.changesColors() && pixels != PixelType.UINT8) {
      throw new IllegalArgumentException(
          "%s needs images of bytes, found %s values, which have no white"
              .formatted(augmentation.getClass().getSimpleName(), pixels));
    }
    if (augmentation.changesColors() && image.channels() != 1 && image.channels() != 3) {
      throw new IllegalArgumentException(
          "%s needs grey or RGB images of 1 or 3 channels, found %d in %s"
              .formatted(augmentation.getClass().getSimpleName(), image.channels(), image));
    }
  }

  /**
   * Changes a batch. The draws depend on the seed, the step and the image's place in the batch.
   *
   * @param source pixels (N, H, W, C) as they are kept, in the buffer's byte order
   * @param images how many there are
   * @param step which one of the training this is
   * @param target where the changed values (N, H, W, C) go, on the scale on which they are kept
   */
  public void augment(ByteBuffer source, int images, long step, FloatBuffer target) {
    // Seeds that follow one another would give sequences that follow one another.
    SplittableRandom random = new SplittableRandom(new SplittableRandom(seed + step).nextLong());
    for (int i = 0; i < images; i++) {
      picture.load(source, i);
      for (Augmentation each : augmentation) {
        draws.draw(each, random).forEach(change -> change.apply(picture));
      }
      picture.store(target, i);
    }
  }
}
