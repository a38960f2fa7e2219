package org.sparkcnn.engine.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sparkcnn.plan.Augmentations.colorJitter;
import static org.sparkcnn.plan.Augmentations.randomCrop;
import static org.sparkcnn.plan.Augmentations.randomHorizontalFlip;
import static org.sparkcnn.plan.Augmentations.randomVerticalFlip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.Augmentation;

class AugmenterTest {
  private static final Shape IMAGE = Shape.image(3, 6, 5);
  private static final int IMAGES = 4;
  private static final List<Augmentation> CROP_AND_FLIP =
      List.of(randomCrop(3), randomHorizontalFlip());

  private static Augmenter augmenter(PixelType type, long seed, List<Augmentation> list) {
    return new Augmenter(list, IMAGE, type, Normalization.none(3), seed);
  }

  private static byte[] pixels() {
    byte[] pixels = new byte[IMAGES * IMAGE.elements()];
    new SplittableRandom(5).nextBytes(pixels);
    return pixels;
  }

  private static float[] augmented(long seed, long step, List<Augmentation> list) {
    FloatBuffer target = FloatBuffer.allocate(IMAGES * IMAGE.elements());
    augmenter(PixelType.UINT8, seed, list).augment(ByteBuffer.wrap(pixels()), IMAGES, step, target);
    return target.array();
  }

  @Test
  void theSameSeedAndStepGiveTheSameBatch() {
    assertThat(augmented(7, 3, CROP_AND_FLIP)).isEqualTo(augmented(7, 3, CROP_AND_FLIP));
  }

  @Test
  void anotherSeedOrStepGivesAnotherBatch() {
    List<float[]> batches =
        List.of(
            augmented(7, 3, CROP_AND_FLIP),
            augmented(7, 4, CROP_AND_FLIP),
            augmented(8, 3, CROP_AND_FLIP),
            augmented(8, 2, CROP_AND_FLIP));

    assertThat(batches.stream().map(Arrays::hashCode)).doesNotHaveDuplicates();
  }

  @Test
  void imagesOfABatchAreChangedApart() {
    byte[] same = new byte[IMAGES * IMAGE.elements()];
    IntStream.range(0, same.length).forEach(i -> same[i] = (byte) (i % IMAGE.elements()));
    FloatBuffer target = FloatBuffer.allocate(same.length);
    augmenter(PixelType.UINT8, 1, List.of(randomCrop(3)))
        .augment(ByteBuffer.wrap(same), IMAGES, 0, target);

    List<FloatBuffer> images =
        IntStream.range(0, IMAGES)
            .mapToObj(i -> target.slice(i * IMAGE.elements(), IMAGE.elements()))
            .toList();
    assertThat(images).doesNotHaveDuplicates();
  }

  @Test
  void changesAreMadeInTheirOrder() {
    float[] turned = augmented(0, 0, List.of(randomHorizontalFlip(1), randomVerticalFlip(1)));
    float[] plain = augmented(0, 0, List.of());

    int last = IMAGE.elements() - 3;
    assertThat(turned[0]).isEqualTo(plain[last]);
    assertThat(turned[last + 1]).isEqualTo(plain[1]);
  }

  @Test
  void numbersAreTakenAsTheyAre() {
    ByteBuffer numbers =
        ByteBuffer.allocate(IMAGE.elements() * Float.BYTES).order(ByteOrder.nativeOrder());
    float[] values = new float[IMAGE.elements()];
    IntStream.range(0, values.length).forEach(i -> values[i] = i - 44.5f);
    numbers.asFloatBuffer().put(values);
    FloatBuffer target = FloatBuffer.allocate(values.length);

    augmenter(PixelType.FLOAT32, 0, List.of()).augment(numbers, 1, 0, target);

    assertThat(target.array()).isEqualTo(values);
  }

  @Test
  void coloursOfNumbersOrOfOtherChannelsAreRefused() {
    List<Augmentation> jitter = List.of(colorJitter(0.1, 0, 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> augmenter(PixelType.FLOAT32, 0, jitter))
        .withMessage(
            "ColorJitter needs images of bytes, found FLOAT32 values, which have no white");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Augmenter(
                    jitter, Shape.image(4, 2, 2), PixelType.UINT8, Normalization.none(4), 0))
        .withMessage(
            "ColorJitter needs grey or RGB images of 1 or 3 channels, found 4 in (4, 2, 2)");
  }
}
