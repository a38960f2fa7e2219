package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

class BatchTest {
  private static final Shape IMAGE = Shape.image(3, 2, 1);

  private final Batch batch = new Batch(IMAGE, PixelType.UINT8, 2);

  @AfterEach
  void close() {
    batch.close();
  }

  @Test
  void imagesLieOneAfterAnother() {
    batch.add(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6}));
    batch.add(ByteBuffer.wrap(new byte[] {7, 8, 9, 10, 11, 12}));

    byte[] pixels = new byte[12];
    batch.pixels().get(pixels);
    assertThat(pixels).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    assertThat(batch.size()).isEqualTo(2);
  }

  @Test
  void onlyTheBytesBetweenPositionAndLimitAreTaken() {
    byte[] shard = {9, 9, 1, 2, 3, 4, 5, 6, 9};

    batch.add(ByteBuffer.wrap(shard, 2, 6));

    byte[] pixels = new byte[6];
    batch.pixels().get(pixels);
    assertThat(pixels).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void labelsAndWeightsLieBesideTheImages() {
    batch.add(image(), 7, 0.5f);
    batch.add(image(), 3, 2);

    assertThat(batch.labels().get(0)).isEqualTo(7);
    assertThat(batch.labels().get(1)).isEqualTo(3);
    assertThat(batch.weights().get(0)).isEqualTo(0.5f);
    assertThat(batch.weightSum()).isEqualTo(2.5);
  }

  @Test
  void targetsLieImageByImage() {
    try (Batch numbers = new Batch(IMAGE, PixelType.UINT8, 2, 2)) {
      numbers.add(image(), new float[] {1, 2}, 1);
      numbers.add(image(), new float[] {3, 4}, 1);

      float[] targets = new float[4];
      numbers.targets().get(targets);
      assertThat(targets).containsExactly(1, 2, 3, 4);
      assertThat(numbers.targetsPerImage()).isEqualTo(2);
    }
  }

  @Test
  void anotherNumberOfTargetsIsRefusedAndLeavesTheBatchAsItWas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> batch.add(image(), new float[] {1}, 1))
        .withMessage("this batch takes 0 targets with each image, found 1");
    try (Batch numbers = new Batch(IMAGE, PixelType.UINT8, 2, 3)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> numbers.add(image(), new float[] {1, 2}, 1))
          .withMessage("this batch takes 3 targets with each image, found 2");
      assertThatIllegalStateException()
          .isThrownBy(() -> numbers.add(image(), 1, 1))
          .withMessage("this batch takes 3 targets with each image, found a class");
      assertThat(numbers.size()).isZero();
    }
  }

  @Test
  void aBatchIsWeightedOnceAWeightIsNot1AndNoLongerWhenCleared() {
    batch.add(image(), 0, 1);
    assertThat(batch.isWeighted()).as("with a weight of 1").isFalse();

    batch.add(image(), 0, 0.5f);
    assertThat(batch.isWeighted()).as("with a weight of 0.5").isTrue();

    batch.clear();
    assertThat(batch.isWeighted()).as("cleared").isFalse();
    assertThat(batch.size()).as("size of a cleared batch").isZero();
  }

  @Test
  void aFullBatchTakesNoMore() {
    batch.add(image());
    assertThat(batch.isFull()).as("with one of two images").isFalse();
    batch.add(image());
    assertThat(batch.isFull()).as("with two of two images").isTrue();

    assertThatIllegalStateException()
        .isThrownBy(() -> batch.add(image()))
        .withMessage("the batch of 2 images is full");
  }

  @Test
  void anotherNumberOfBytesIsRefusedAndLeavesTheBatchAsItWas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> batch.add(ByteBuffer.allocate(7)))
        .withMessage("an image of shape (3, 2, 1) has 6 bytes, found 7");
    assertThat(batch.size()).isZero();
  }

  @Test
  void floatsTakeFourBytesEach() {
    try (Batch floats = new Batch(IMAGE, PixelType.FLOAT32, 1)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> floats.add(image()))
          .withMessage("an image of shape (3, 2, 1) has 24 bytes, found 6");
    }
  }

  @Test
  void aClosedBatchTakesNothing() {
    batch.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> batch.add(image()))
        .withMessage("this batch is closed");
  }

  @Test
  void aBatchHoldsAtLeastOneImage() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Batch(IMAGE, PixelType.UINT8, 0))
        .withMessage(
            "a batch of 0 images of (3, 2, 1) takes 0 bytes; at least 1 image and at most 2^31 - 1"
                + " bytes are possible: choose another batch size");
  }

  @Test
  void aBatchThatNoBufferCanHoldIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Batch(Shape.image(3, 1000, 1000), PixelType.FLOAT32, 1000))
        .withMessage(
            "a batch of 1000 images of (3, 1000, 1000) takes 12000000000 bytes; at least 1 image"
                + " and at most 2^31 - 1 bytes are possible: choose another batch size");
  }

  private static ByteBuffer image() {
    return ByteBuffer.allocate(IMAGE.elements());
  }
}
