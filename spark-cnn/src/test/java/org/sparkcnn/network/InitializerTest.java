package org.sparkcnn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The distributions of the first weights, on a layer large enough for its moments to show. */
class InitializerTest {
  private static final int IN = 500;
  private static final int OUT = 1000;

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void uniformStartsFillTheirBoundsEvenly(Initializer start, double bound) {
    Moments moments = Moments.of(weight(start));
    assertThat(moments.largest()).as("largest").isBetween(0.999 * bound, bound * (1 + 1e-6));
    assertThat(moments.mean()).as("mean").isCloseTo(0, within(0.005 * bound));
    assertThat(moments.deviation())
        .as("standard deviation")
        .isCloseTo(bound / Math.sqrt(3), within(0.01 * bound));
    assertThat(moments.central()).as("share within one deviation").isCloseTo(0.577, within(0.005));
  }

  static List<Arguments> uniformStartsFillTheirBoundsEvenly() {
    return List.of(
        arguments(Initializer.pytorch(), 1 / Math.sqrt(IN)),
        arguments(Initializer.xavierUniform(), Math.sqrt(6.0 / (IN + OUT))),
        arguments(Initializer.kaimingUniform(), Math.sqrt(6.0 / IN)),
        arguments(
            new Initializer(Initializer.Method.XAVIER_UNIFORM, 5.0 / 3),
            5.0 / 3 * Math.sqrt(6.0 / (IN + OUT))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void normalStartsHaveTheirDeviation(Initializer start, double deviation) {
    Moments moments = Moments.of(weight(start));
    assertThat(moments.mean()).as("mean").isCloseTo(0, within(0.01 * deviation));
    assertThat(moments.deviation())
        .as("standard deviation")
        .isCloseTo(deviation, within(0.01 * deviation));
    assertThat(moments.central()).as("share within one deviation").isCloseTo(0.683, within(0.005));
  }

  static List<Arguments> normalStartsHaveTheirDeviation() {
    return List.of(
        arguments(Initializer.xavierNormal(), Math.sqrt(2.0 / (IN + OUT))),
        arguments(Initializer.kaimingNormal(), Math.sqrt(2.0 / IN)),
        arguments(Initializer.kaimingNormalFanOut(), Math.sqrt(2.0 / OUT)),
        arguments(Initializer.gaussian(0.02), 0.02),
        arguments(
            new Initializer(Initializer.Method.KAIMING_NORMAL, 0.5), 0.5 * Math.sqrt(2.0 / IN)));
  }

  @Test
  void aConvolutionsBoundCountsTheTapsOfOneGroup() {
    Network network = Network.of(Shape.image(32, 3, 3), conv2d(512, 3).groups(2));
    Moments moments = Moments.of(Weights.initial(network, 1).values("0.weight"));
    double bound = 1 / Math.sqrt(16 * 3 * 3);
    assertThat(moments.largest()).as("largest").isBetween(0.999 * bound, bound * (1 + 1e-6));
  }

  @Test
  void zerosAreZero() {
    assertThat(weight(Initializer.zeros())).containsOnly(0f);
  }

  @Test
  void pytorchDrawsTheBiasLikeTheWeightAndAllOthersLeaveItAtZero() {
    for (Initializer.Method method : Initializer.Method.values()) {
      float[] bias = Weights.initial(network(new Initializer(method, 1)), 1).values("1.bias");
      if (method == Initializer.Method.PYTORCH) {
        double bound = 1 / Math.sqrt(IN);
        Moments moments = Moments.of(bias);
        assertThat(moments.largest()).as("bias").isBetween(0.98 * bound, bound * (1 + 1e-6));
      } else {
        assertThat(bias).as("bias of %s", method).containsOnly(0f);
      }
    }
  }

  @Test
  void aLinearLayersBiasMayStartInAnotherWayThanGoesWithItsWeight() {
    Network network =
        Network.of(
            Shape.image(1, 20, 25),
            flatten(),
            linear(OUT).initializer(Initializer.zeros()).biasInitializer(Initializer.pytorch()));
    Weights weights = Weights.initial(network, 1);
    assertThat(weights.values("1.weight")).containsOnly(0f);
    double bound = 1 / Math.sqrt(IN);
    assertThat(Moments.of(weights.values("1.bias")).largest())
        .isBetween(0.98 * bound, bound * (1 + 1e-6));
  }

  private static Network network(Initializer start) {
    return Network.of(Shape.image(1, 20, 25), flatten(), linear(OUT).initializer(start));
  }

  private static float[] weight(Initializer start) {
    return Weights.initial(network(start), 1).values("1.weight");
  }

  /** What a sample tells about its distribution; central is the share within one deviation. */
  private record Moments(double mean, double deviation, double largest, double central) {

    static Moments of(float[] values) {
      double sum = 0;
      double squares = 0;
      double largest = 0;
      for (float value : values) {
        sum += value;
        squares += (double) value * value;
        largest = Math.max(largest, Math.abs(value));
      }
      double mean = sum / values.length;
      double deviation = Math.sqrt(squares / values.length - mean * mean);
      int near = 0;
      for (float value : values) {
        near += Math.abs(value - mean) <= deviation ? 1 : 0;
      }
      return new Moments(mean, deviation, largest, (double) near / values.length);
    }
  }
}
