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
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.network.NamedLayer;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Sequential;
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

  static List<String> allButTheLast() {
    return NETWORK.layerNames().stream().filter(name -> !name.equals("fc")).toList();
  }

  @ParameterizedTest
  @MethodSource("allButTheLast")
  void theRestOfTheNetworkMakesOfAPartsOutputWhatTheWholeGives(String name) {
    Weights weights = moved();
    Network part = NETWORK.upTo(name);
    Network rest = rest(part.output(), after(NETWORK.layers(), "", name));
    try (Batch batch = Batches.random(IMAGE, SIZE, 3, 5);
        Batch between = new Batch(rest.input(), PixelType.FLOAT32, SIZE)) {
      float[] activations = score(part, weights, batch);
      for (int i = 0; i < SIZE; i++) {
        between.add(Batches.bytes(heightWidthChannels(activations, i, rest.input())));
      }

      assertThat(RelativeError.of(score(rest, weights, between), score(NETWORK, weights, batch)))
          .isLessThan(1e-5);
    }
  }

  /** A network begins with an image: a vector is one of a single pixel. */
  private static Network rest(Shape arriving, List<NamedLayer> layers) {
    if (arriving.isImage()) {
      return new Network(arriving, layers);
    }
    List<NamedLayer> flat = new ArrayList<>(layers);
    flat.add(0, flatten().named("again"));
    return new Network(Shape.image(arriving.elements(), 1, 1), flat);
  }

  /** Returns the layers behind one, under the names that they have in the whole network. */
  private static List<NamedLayer> after(List<NamedLayer> layers, String prefix, String end) {
    List<NamedLayer> rest = new ArrayList<>();
    boolean passed = false;
    for (NamedLayer named : layers) {
      String name = prefix + named.name();
      if (passed) {
        rest.add(named.layer().named(name));
      } else if (end.startsWith(name + ".") && named.layer() instanceof Sequential sequential) {
        rest.addAll(after(sequential.layers(), name + ".", end));
        passed = true;
      } else {
        passed = end.equals(name);
      }
    }
    return rest;
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
  private static Weights moved() {
    Weights weights = Weights.initial(NETWORK, 1);
    for (int i = 0; i < weights.values().length; i++) {
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
