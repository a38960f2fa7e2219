package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.relu;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Precision;

class FlipAveragingTest {
  private static final Shape IMAGE = Shape.image(1, 2, 3);
  private static final Network NETWORK =
      Network.of(IMAGE, conv2d(4, 2), relu(), flatten(), linear(3));

  private static float[] score(Precision precision, boolean averagesFlips, float... pixels) {
    Weights weights = Weights.initial(NETWORK, 1);
    try (Batch batch = Batches.floats(IMAGE, pixels);
        ScoringSession session =
            new ScoringSession(
                NETWORK,
                weights,
                Normalization.none(1),
                PixelType.FLOAT32,
                precision,
                averagesFlips)) {
      return session.score(batch, Sessions.CPU);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FP32", "BF16"})
  void scoresAreTheMeanOfBothSides(Precision precision) {
    float[] plain = score(precision, false, 1, 2, 3, -4, 5, 6);
    float[] mirrored = score(precision, false, 3, 2, 1, 6, 5, -4);
    float[] averaged = score(precision, true, 1, 2, 3, -4, 5, 6);

    assertThat(plain).isNotEqualTo(mirrored);
    for (int i = 0; i < averaged.length; i++) {
      assertThat(averaged[i]).isCloseTo((plain[i] + mirrored[i]) / 2, within(1e-6f));
    }
    assertThat(score(precision, true, 3, 2, 1, 6, 5, -4)).isEqualTo(averaged);
  }
}
