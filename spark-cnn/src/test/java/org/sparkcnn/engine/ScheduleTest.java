package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.dropout;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.sigmoid;
import static org.sparkcnn.network.Layers.tanh;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.MaxPool2d;
import org.sparkcnn.network.NamedLayer;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Optimizer;
import org.sparkcnn.plan.Sgd;

/** ReLU may change places with the max pooling after it, and nobody can tell from the numbers. */
class ScheduleTest {
  private static final Shape IMAGE = Shape.image(3, 13, 11);
  private static final Device CPU = Device.cpu(1);

  @Test
  void reluRunsAfterTheMaxPoolingThatFollowsIt() {
    Layer convolution = conv2d(4, 3);
    Layer linear = linear(2);
    Network network =
        Network.of(IMAGE, convolution, relu(), maxPool2d(2), flatten(), linear, relu());

    assertThat(Schedule.of(network))
        .containsExactly(
            new Schedule.Turn(convolution, 0, 2, false),
            new Schedule.Turn(maxPool2d(2), 2, 0, false),
            new Schedule.Turn(relu(), 2, 0, true),
            new Schedule.Turn(flatten(), 2, 0, false),
            new Schedule.Turn(linear, 2, 2, false),
            new Schedule.Turn(relu(), 4, 0, true));
  }

  @Test
  void otherActivationsKeepTheirPlace() {
    // They are not all monotonic bit for bit, and their gradients need their own outputs.
    Network network = Network.of(IMAGE, tanh(), maxPool2d(2), sigmoid(), maxPool2d(2));

    assertThat(Schedule.of(network).stream().map(Schedule.Turn::layer))
        .containsExactly(tanh(), maxPool2d(2), sigmoid(), maxPool2d(2));
  }

  @Test
  void anActivationOverwritesItsInputOnlyWhereNobodyNeedsIt() {
    // Sigmoid's gradient needs its own output, and the first layer's input is nobody's to change.
    Network network = Network.of(IMAGE, relu(), sigmoid(), conv2d(1, 3), sigmoid(), relu());

    assertThat(Schedule.of(network).stream().map(Schedule.Turn::inPlace))
        .containsExactly(false, false, false, true, false);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void scoresAreTheSameBitForBit(int kernel) {
    assertThat(scores(network(kernel, true))).containsExactly(scores(network(kernel, false)));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void gradientsAreTheSameBitForBit(int kernel) {
    assertThat(gradient(network(kernel, true))).containsExactly(gradient(network(kernel, false)));
  }

  /** A dropout that drops nothing keeps ReLU before the pooling: it computes nothing itself. */
  private static Network network(int kernel, boolean reorders) {
    MaxPool2d overlapping = maxPool2d(kernel).stride(1).padding(1);
    List<NamedLayer> layers = new ArrayList<>();
    layers.add(conv2d(8, 3).named("convolution"));
    layers.add(relu().named("relu"));
    if (!reorders) {
      layers.add(dropout(0).named("between"));
    }
    layers.add(overlapping.named("pooling"));
    layers.add(flatten().named("flatten"));
    layers.add(linear(4).named("linear"));
    return new Network(IMAGE, layers);
  }

  private static float[] scores(Network network) {
    try (Batch batch = Batches.random(IMAGE, 16, 4, 3);
        ScoringSession session =
            new ScoringSession(
                network, Weights.initial(network, 5), Normalization.none(3), PixelType.UINT8)) {
      return session.score(batch, CPU);
    }
  }

  private static float[] gradient(Network network) {
    Optimizer optimizer = Sgd.of(0.1);
    try (Batch batch = Batches.random(IMAGE, 16, 4, 3);
        TrainingSession session =
            new TrainingSession(
                network,
                Normalization.none(3),
                PixelType.UINT8,
                Loss.CROSS_ENTROPY,
                optimizer,
                CPU,
                0)) {
      session.restore(
          Weights.initial(network, 5), TrainingSession.initialState(network, optimizer));
      return session.gradient(batch);
    }
  }
}
