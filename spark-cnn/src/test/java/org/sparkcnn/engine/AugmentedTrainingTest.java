package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.plan.Augmentations.colorJitter;
import static org.sparkcnn.plan.Augmentations.randomCrop;
import static org.sparkcnn.plan.Augmentations.randomErasing;
import static org.sparkcnn.plan.Augmentations.randomHorizontalFlip;
import static org.sparkcnn.plan.Augmentations.randomResizedCrop;
import static org.sparkcnn.plan.Augmentations.randomRotation;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparkcnn.engine.augment.Augmenter;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.Augmentation;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.Sgd;

/** Steps on changed images are steps on images that were changed beforehand. */
class AugmentedTrainingTest {
  private static final Shape IMAGE = Shape.image(3, 9, 8);
  private static final Network NETWORK =
      Network.of(IMAGE, conv2d(16, 3).padding(1), relu(), maxPool2d(2), flatten(), linear(4));
  private static final Augmentation[] MANY = {
    randomResizedCrop(),
    randomHorizontalFlip(),
    randomRotation(10),
    colorJitter(0.4, 0.4, 0.4, 0.1),
    randomCrop(1),
    randomErasing()
  };

  private static Recipe recipe(Precision precision, Augmentation... augmentation) {
    return Recipe.of(Loss.crossEntropy(), Sgd.of(0.05))
        .precision(precision)
        .augmentation(augmentation);
  }

  private static float[] gradient(Batch batch, Recipe recipe) {
    try (TrainingSession session = Sessions.training(NETWORK, recipe, 0)) {
      return session.gradient(batch);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FP32", "BF16"})
  void flippedImagesAreThoseThatWereFlippedBeforehand(Precision precision) {
    try (Batch batch = Batches.random(IMAGE, 6, 4, 1);
        Batch flipped = flipped(6, 4, 1)) {
      assertThat(gradient(batch, recipe(precision, randomHorizontalFlip(1))))
          .isEqualTo(gradient(flipped, recipe(precision)))
          .isNotEqualTo(gradient(batch, recipe(precision)));
    }
  }

  /** The images of {@link Batches#random}, left to right. */
  private static Batch flipped(int size, int classes, long seed) {
    Batch batch = new Batch(IMAGE, PixelType.UINT8, size);
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[IMAGE.elements()];
    byte[] mirrored = new byte[pixels.length];
    int width = IMAGE.width();
    for (int i = 0; i < size; i++) {
      random.nextBytes(pixels);
      for (int pixel = 0; pixel < pixels.length / 3; pixel++) {
        int other = pixel / width * width + width - 1 - pixel % width;
        System.arraycopy(pixels, 3 * pixel, mirrored, 3 * other, 3);
      }
      batch.add(ByteBuffer.wrap(mirrored), i % classes, 1);
    }
    return batch;
  }

  @ParameterizedTest
  @EnumSource(names = {"FP32", "BF16"})
  void changesThatChangeNothingLeaveEveryBit(Precision precision) {
    try (Batch batch = Batches.random(IMAGE, 6, 4, 1)) {
      assertThat(gradient(batch, recipe(precision, randomHorizontalFlip(0), randomCrop(0))))
          .isEqualTo(gradient(batch, recipe(precision)));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FP32", "BF16"})
  void aRetriedTaskRepeatsItself(Precision precision) {
    float[] first = trained(recipe(precision, MANY), 7);

    assertThat(trained(recipe(precision, MANY), 7)).isEqualTo(first).doesNotContain(Float.NaN);
    assertThat(trained(recipe(precision, MANY), 8)).isNotEqualTo(first);
  }

  private static float[] trained(Recipe recipe, long seed) {
    try (Batch batch = Batches.random(IMAGE, 6, 4, 1);
        TrainingSession session = Sessions.training(NETWORK, recipe, seed)) {
      for (int step = 0; step < 4; step++) {
        session.step(batch);
      }
      return session.weights().values();
    }
  }

  @Test
  void everyStepDrawsAnew() {
    try (Batch batch = Batches.random(IMAGE, 6, 4, 1);
        TrainingSession session =
            Sessions.training(NETWORK, recipe(Precision.FP32, randomCrop(4)), 0)) {
      float[] first = session.gradient(batch);
      assertThat(session.gradient(batch)).as("the same step").isEqualTo(first);
      session.step(batch, Float.MIN_NORMAL);
      assertThat(session.gradient(batch)).as("the next step").isNotEqualTo(first);
    }
  }

  @Test
  void whatIsErasedHasItsValueAfterTheNormalisation() {
    Normalization normalization = new Normalization(List.of(0.4, 0.5, 0.6), List.of(0.1, 0.2, 0.3));
    Augmentation all = randomErasing().p(1).scale(0.5, 0.5).ratio(1, 1).value(30);
    try (Batch batch = Batches.random(IMAGE, 2, 2, 1);
        PointerScope scope = new PointerScope();
        NativeOwner owner = new NativeOwner("test")) {
      Augmenter augmenter = new Augmenter(List.of(all), IMAGE, PixelType.UINT8, normalization, 0);
      InputKernel input =
          new InputKernel(
              IMAGE, PixelType.UINT8, normalization, ScalarType.Float, TensorDevice.CPU, owner);
      float[] values =
          Tensors.toArray(
              input.normalized(new AugmentationKernel(augmenter).forward(batch, 0)).contiguous());

      int erased = 0;
      for (float value : values) {
        if (value > 10) {
          assertThat(value).isCloseTo(30, within(1e-4f));
          erased++;
        }
      }
      assertThat(erased).isEqualTo(2 * 3 * 36);
    }
  }

  @Test
  void coloursOfNumbersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TrainingSession(
                    NETWORK,
                    Normalization.none(3),
                    PixelType.FLOAT32,
                    recipe(Precision.FP32, colorJitter(0.1, 0, 0, 0)),
                    Sessions.CPU,
                    0))
        .withMessageContaining("ColorJitter needs images of bytes");
  }
}
