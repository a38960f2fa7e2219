package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.network.Layers.avgPool2d;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.concat;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.dropout;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.residual;
import static org.sparkcnn.network.Layers.sequential;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.Parameter;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Precision;

/** What the beginning of a network gives is what flows through the whole at that place. */
class TruncatedNetworkTest {
  private static final Shape IMAGE = Shape.image(3, 12, 10);
  private static final int SIZE = 4;
  private static final Network NETWORK =
      Network.of(
          IMAGE,
          sequential(
                  conv2d(6, 3).padding(1).named("conv"),
                  batchNorm().named("bn"),
                  relu().named("relu"),
                  maxPool2d(2).named("pool"),
                  residual(
                          conv2d(6, 3).padding(1).named("conv"),
                          batchNorm().named("bn"),
                          relu().named("relu"))
                      .activation(relu())
                      .named("block"),
                  concat(conv2d(2, 1).named("left"), conv2d(3, 1).named("right")).named("sides"))
              .named("features"),
          avgPool2d(2).named("pool"),
          dropout(0.5).named("dropout"),
          flatten().named("flatten"),
          linear(7).named("hidden"),
          relu().named("relu"),
          linear(3).named("fc"));

  static List<Arguments> cuts() {
    List<Arguments> cuts = new ArrayList<>();
    for (String name : NETWORK.layerNames()) {
      if (!name.equals("fc")) {
        cuts.add(Arguments.of("small", NETWORK, name));
      }
    }
    cut(cuts, "lenet", 32, "1", "7", "10");
    cut(cuts, "resnet20", 32, "conv1", "layer2.0", "layer3", "avgpool");
    cut(cuts, "resnet18", 64, "layer4.0", "avgpool");
    cut(cuts, "mobilenet_v2", 64, "features.1", "features.18");
    cut(cuts, "densenet121", 64, "features.denseblock1");
    return cuts;
  }

  private static void cut(List<Arguments> cuts, String preset, int size, String... names) {
    Network network = Networks.byName(preset, Shape.image(3, size, size), 4);
    for (String name : names) {
      cuts.add(Arguments.of(preset, network, name));
    }
  }

  @ParameterizedTest(name = "{0} after {2}")
  @MethodSource("cuts")
  void theEndOfTheNetworkMakesOfTheBeginningsOutputWhatTheWholeGives(
      String about, Network network, String name) {
    Weights weights = moved(network);
    Network end = network.after(name);
    try (Batch batch = Batches.random(network.input(), SIZE, 3, 5);
        Batch between = new Batch(end.input(), PixelType.FLOAT32, SIZE)) {
      float[] activations = score(network.upTo(name), weights, batch);
      for (int i = 0; i < SIZE; i++) {
        between.add(Batches.bytes(heightWidthChannels(activations, i, end.input())));
      }

      assertThat(RelativeError.of(score(end, weights, between), score(network, weights, batch)))
          .isLessThan(1e-5);
    }
  }

  private static float[] heightWidthChannels(float[] scores, int image, Shape shape) {
    float[] values = new float[shape.elements()];
    int pixels = shape.height() * shape.width();
    for (int c = 0; c < shape.channels(); c++) {
      for (int p = 0; p < pixels; p++) {
        values[p * shape.channels() + c] = scores[image * values.length + c * pixels + p];
      }
    }
    return values;
  }

  /** Weights whose running statistics and biases are none that a mistake would leave unseen. */
  private static Weights moved(Network network) {
    Weights weights = Weights.initial(network, 1);
    int trained = weights.table().length(Parameter.Kind.WEIGHT);
    for (int i = trained; i < weights.values().length; i++) {
      weights.values()[i] += 0.1f + 0.01f * (i % 7);
    }
    return weights;
  }

  private static float[] score(Network network, Weights whole, Batch batch) {
    try (ScoringSession session =
        new ScoringSession(
            network,
            whole.select(network.parameterTable()),
            Normalization.none(network.input().channels()),
            batch.type(),
            Precision.FP32)) {
      return session.score(batch, Sessions.CPU);
    }
  }
}
