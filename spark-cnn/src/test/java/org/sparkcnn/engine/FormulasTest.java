package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sparkcnn.network.Layers.avgPool2d;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.sigmoid;
import static org.sparkcnn.network.Layers.softmax;
import static org.sparkcnn.network.Layers.tanh;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Precision;

/** Each layer computes what its formula says, by numbers that can be checked by hand. */
class FormulasTest {
  private static final Shape TWO_BY_TWO = Shape.image(1, 2, 2);
  private static final Shape FOUR_BY_FOUR = Shape.image(1, 4, 4);
  private static final float[] NONE = {};
  private static final float[] SIXTEEN = {1, 3, 2, 4, 5, 6, 7, 8, 3, 2, 1, 0, 1, 2, 3, 4};

  @Test
  void aConvolutionSlidesItsKernelWithoutTurningIt() {
    // Document 002: 1·1 + 2·0 + 3·1 + 4·1 + 1; a turned kernel would give 8.
    assertThat(score(TWO_BY_TWO, weights(1, 0, 1, 1, 1), pixels(1, 2, 3, 4), conv2d(1, 2)))
        .containsExactly(9);
  }

  @Test
  void theSecondConvolutionOfDocument002IsNot21() {
    // 5·0 + 6·1 + 7·1 + 8·1 + 1; the text forgets the bias.
    assertThat(score(TWO_BY_TWO, weights(0, 1, 1, 1, 1), pixels(5, 6, 7, 8), conv2d(1, 2)))
        .containsExactly(22);
  }

  @Test
  void aConvolutionSumsItsChannelsAndAddsItsBiasOnce() {
    float[] bothImagesPixelByPixel = {1, 5, 2, 6, 3, 7, 4, 8};

    assertThat(
            score(
                Shape.image(2, 2, 2),
                weights(1, 0, 1, 1, 0, 1, 1, 1, 1),
                bothImagesPixelByPixel,
                conv2d(1, 2)))
        .containsExactly(8 + 21 + 1);
  }

  @Test
  void maxPoolingTakesTheLargestOfAWindow() {
    assertThat(score(FOUR_BY_FOUR, NONE, SIXTEEN, maxPool2d(2))).containsExactly(6, 8, 3, 4);
  }

  @Test
  void averagePoolingTakesTheMeanOfAWindow() {
    assertThat(score(FOUR_BY_FOUR, NONE, SIXTEEN, avgPool2d(2)))
        .containsExactly(3.75f, 5.25f, 2, 2);
  }

  @Test
  void aPaddedMaximumIgnoresThePaddingAndAPaddedMeanCountsItAsZeros() {
    float[] pixels = {-1, -2, -3, -4};

    assertThat(score(TWO_BY_TWO, NONE, pixels, maxPool2d(2).padding(1))).containsExactly(pixels);
    assertThat(score(TWO_BY_TWO, NONE, pixels, avgPool2d(2).padding(1)))
        .containsExactly(-0.25f, -0.5f, -0.75f, -1);
  }

  @Test
  void activationsAreTheirFunctions() {
    Shape row = Shape.image(1, 1, 3);
    float[] pixels = {-2, 0, 0.5f};

    assertThat(score(row, NONE, pixels, relu())).containsExactly(0, 0, 0.5f);
    assertThat(score(row, NONE, pixels, sigmoid()))
        .containsExactly(weights(0.119203f, 0.5f, 0.62246f), within(1e-6f));
    assertThat(score(row, NONE, pixels, tanh()))
        .containsExactly(weights(-0.964028f, 0, 0.462117f), within(1e-6f));
  }

  @Test
  void softmaxTurnsScoresIntoShares() {
    Shape row = Shape.image(1, 1, 3);
    float[] shares = {0.090031f, 0.244728f, 0.665241f};

    assertThat(score(row, NONE, pixels(1, 2, 3), flatten(), softmax()))
        .containsExactly(shares, within(1e-6f));
    assertThat(score(row, NONE, pixels(1001, 1002, 1003), flatten(), softmax()))
        .as("scores whose exponentials exceed a float")
        .containsExactly(shares, within(1e-6f));
  }

  @Test
  void flattenPutsChannelAfterChannelAndLinearWeighsThem() {
    // As (C, H, W) the pixels are 1 2 3 4: 1·1 + 2·10 + 3·100 + 4·1000 + 5 and their sum + 6.
    assertThat(
            score(
                Shape.image(2, 1, 2),
                weights(1, 10, 100, 1000, 1, 1, 1, 1, 5, 6),
                pixels(1, 3, 2, 4),
                flatten(),
                linear(2)))
        .containsExactly(4326, 16);
  }

  @Test
  void numbersAreNormalisedChannelByChannel() {
    Shape pixel = Shape.image(2, 1, 1);
    Normalization normalization = new Normalization(List.of(1.0, 2.0), List.of(0.5, 4.0));

    try (Batch batch = Batches.floats(pixel, 3, 4)) {
      assertThat(score(Network.of(pixel, flatten()), NONE, normalization, batch))
          .containsExactly(4, 0.5f);
    }
  }

  @Test
  void bytesAreUnsignedAndDividedBy255BeforeTheNormalisation() {
    Shape row = Shape.image(1, 1, 3);
    Normalization half = new Normalization(List.of(0.5), List.of(0.5));

    try (Batch batch = new Batch(row, PixelType.UINT8, 1)) {
      batch.add(ByteBuffer.wrap(new byte[] {0, (byte) 255, (byte) 204}));
      assertThat(score(Network.of(row, flatten()), NONE, half, batch))
          .containsExactly(weights(-1, 1, 0.6f), within(1e-6f));
    }
  }

  private static float[] score(Shape image, float[] weights, float[] pixels, Layer... layers) {
    try (Batch batch = Batches.floats(image, pixels)) {
      return score(Network.of(image, layers), weights, Normalization.none(image.channels()), batch);
    }
  }

  private static float[] score(
      Network network, float[] weights, Normalization normalization, Batch batch) {
    try (ScoringSession session =
        new ScoringSession(
            network,
            new Weights(network.parameterTable(), weights),
            normalization,
            batch.type(),
            Precision.FP32)) {
      return session.score(batch, Device.cpu(1));
    }
  }

  private static float[] weights(float... values) {
    return values;
  }

  private static float[] pixels(float... values) {
    return values;
  }
}
