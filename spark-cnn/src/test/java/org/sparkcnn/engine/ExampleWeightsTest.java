package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Optimizer;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.Sgd;

/** An example's weight is its share in a mean: it counts beside the others' only. */
class ExampleWeightsTest {
  private static final Shape IMAGE = Shape.image(1, 8, 8);
  private static final Network NETWORK = Networks.simpleCnn(IMAGE, 3);

  static List<Loss> losses() {
    return List.of(
        Loss.crossEntropy(),
        Loss.crossEntropy().labelSmoothing(0.1),
        Loss.crossEntropy().classWeights(List.of(1.0, 3.0, 0.5)),
        Loss.meanSquaredError(),
        Loss.l1(),
        Loss.smoothL1(0.5));
  }

  static List<Loss> lossesOfNumbers() {
    return List.of(Loss.meanSquaredError(), Loss.l1(), Loss.smoothL1(0.5));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void weightsOf1AreNoWeights(Loss loss) {
    assertThat(gradient(loss, 1, 1, 1)).containsExactly(gradient(loss));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void equalWeightsAreNoWeightsButForRounding(Loss loss) {
    assertThat(RelativeError.of(gradient(loss, 4, 4, 4), gradient(loss))).isLessThan(1e-5);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aWeightOf2IsTheExampleTwice(Loss loss) {
    try (Batch twice = new Batch(IMAGE, PixelType.UINT8, 4)) {
      for (int i : new int[] {0, 1, 1, 2}) {
        twice.add(image(i), i, 1);
      }
      assertThat(RelativeError.of(gradient(loss, 1, 2, 1), gradient(loss, twice))).isLessThan(1e-5);
    }
  }

  @ParameterizedTest
  @MethodSource("lossesOfNumbers")
  void aWeightOf2IsTheExampleTwiceAmongNumbersToo(Loss loss) {
    try (Batch once = new Batch(IMAGE, PixelType.UINT8, 3, 3);
        Batch twice = new Batch(IMAGE, PixelType.UINT8, 4, 3)) {
      for (int i : new int[] {0, 1, 2}) {
        once.add(image(i), numbers(i), i == 1 ? 2 : 1);
      }
      for (int i : new int[] {0, 1, 1, 2}) {
        twice.add(image(i), numbers(i), 1);
      }
      assertThat(RelativeError.of(gradient(loss, once), gradient(loss, twice))).isLessThan(1e-5);
    }
  }

  @ParameterizedTest
  @MethodSource("lossesOfNumbers")
  void aClassIsItsOneHotVector(Loss loss) {
    try (Batch batch = new Batch(IMAGE, PixelType.UINT8, 3, 3)) {
      for (int i = 0; i < 3; i++) {
        float[] oneHot = new float[3];
        oneHot[i] = 1;
        batch.add(image(i), oneHot, 1);
      }
      assertThat(gradient(loss, batch)).containsExactly(gradient(loss));
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aBatchWhoseWeightsAreAllZeroTeachesNothing(Loss loss) {
    assertThat(gradient(loss, 0, 0, 0)).containsOnly(0);
  }

  private static float[] gradient(Loss loss, float... weights) {
    try (Batch batch = new Batch(IMAGE, PixelType.UINT8, 3)) {
      for (int i = 0; i < 3; i++) {
        batch.add(image(i), i, weights.length == 0 ? 1 : weights[i]);
      }
      return gradient(loss, batch);
    }
  }

  private static float[] gradient(Loss loss, Batch batch) {
    Optimizer optimizer = Sgd.of(0.1);
    try (TrainingSession session =
        new TrainingSession(
            NETWORK,
            Normalization.none(1),
            PixelType.UINT8,
            Recipe.of(loss, optimizer),
            Sessions.CPU,
            0)) {
      session.restore(
          Weights.initial(NETWORK, 1), TrainingSession.initialState(NETWORK, optimizer));
      return session.gradient(batch);
    }
  }

  private static float[] numbers(int number) {
    return new float[] {number, -0.5f * number, 2 - number};
  }

  private static ByteBuffer image(int number) {
    byte[] pixels = new byte[IMAGE.elements()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * (number + 3));
    }
    return ByteBuffer.wrap(pixels);
  }
}
