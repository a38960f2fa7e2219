package org.sparkcnn.engine;

import java.util.List;
import java.util.stream.IntStream;
import org.sparkcnn.network.Activation;
import org.sparkcnn.network.AvgPool2d;
import org.sparkcnn.network.Conv2d;
import org.sparkcnn.network.ConvTranspose2d;
import org.sparkcnn.network.GroupNorm;
import org.sparkcnn.network.Initializer;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.Layers;
import org.sparkcnn.network.MaxPool2d;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Size2d;

/** Layers of one operation with random settings. */
record RandomLayers(Dice dice) {

  /**
   * Returns a layer, which may or may not take what arrives.
   *
   * @param kind its record's name
   * @param input what arrives
   * @throws IllegalArgumentException if the dice were too wild
   */
  Layer draw(String kind, Shape input) {
    int channels = input.sizes().get(0);
    return switch (kind) {
      case "Activation" -> new Activation(dice.one(List.of(Activation.Function.values())));
      case "AdaptiveAvgPool2d" -> Layers.adaptiveAvgPool2d(dice.setting(1, 5), dice.setting(1, 5));
      case "AvgPool2d" -> avgPool2d();
      case "BatchNorm" ->
          Layers.batchNorm().momentum(dice.setting(0, 1.0)).eps(dice.setting(1e-5, 1e-2));
      case "Conv2d" -> conv2d(channels);
      case "ConvTranspose2d" -> convTranspose2d(channels);
      case "Dropout" -> Layers.dropout(dice.setting(0, 0.9));
      case "Dropout2d" -> Layers.dropout2d(dice.setting(0, 0.9));
      case "Elu" -> Layers.elu(dice.setting(0.1, 2.0));
      case "Flatten" -> Layers.flatten();
      // With PyTorch's eps, equal values that differ by their rounding would be told apart.
      case "GroupNorm" -> new GroupNorm(groups(channels), dice.setting(1e-2, 1e-1));
      case "LeakyRelu" -> Layers.leakyRelu(dice.setting(-0.5, 1.0));
      case "Linear" -> linear(channels);
      case "MaxPool2d" -> maxPool2d();
      case "Softmax" -> Layers.softmax();
      case "Subsample" -> Layers.subsample(channels + 2 * dice.setting(0, 2), dice.setting(1, 3));
      default -> throw new IllegalStateException("no random settings for the layer " + kind);
    };
  }

  private Conv2d conv2d(int channels) {
    int groups = groups(channels);
    boolean same = dice.chance(0.3);
    return new Conv2d(
        filters(groups),
        size(1, 4),
        same ? Size2d.square(1) : size(1, 3),
        same ? Size2d.square(0) : size(0, 2),
        same,
        size(1, 2),
        groups,
        dice.chance(0.6),
        stated(channels),
        initializer());
  }

  private ConvTranspose2d convTranspose2d(int channels) {
    int groups = groups(channels);
    return new ConvTranspose2d(
        filters(groups),
        size(1, 4),
        size(1, 2),
        size(0, 1),
        dice.chance(0.2) ? size(0, 1) : Size2d.square(0),
        size(1, 2),
        groups,
        dice.chance(0.6),
        stated(channels),
        initializer());
  }

  private Layer linear(int features) {
    var layer = Layers.linear(dice.setting(1, 12)).initializer(initializer());
    layer = dice.chance(0.5) ? layer : layer.withoutBias();
    return dice.chance(0.1) ? layer.inFeatures(features) : layer;
  }

  private MaxPool2d maxPool2d() {
    if (dice.chance(0.5)) {
      return Layers.maxPool2d(2);
    }
    Size2d kernel = size(1, 3);
    return new MaxPool2d(kernel, size(1, 3), halfOf(kernel), dice.chance(0.5));
  }

  private AvgPool2d avgPool2d() {
    Size2d kernel = size(1, 3);
    return new AvgPool2d(kernel, size(1, 3), halfOf(kernel), dice.chance(0.5), dice.chance(0.5));
  }

  private Size2d halfOf(Size2d kernel) {
    return new Size2d(
        dice.setting(0, Math.max(0, kernel.height() / 2)),
        dice.setting(0, Math.max(0, kernel.width() / 2)));
  }

  private Size2d size(int first, int last) {
    int height = dice.setting(first, last);
    return new Size2d(height, dice.chance(0.7) ? height : dice.setting(first, last));
  }

  private int groups(int channels) {
    List<Integer> divisors =
        IntStream.rangeClosed(1, channels).filter(d -> channels % d == 0).boxed().toList();
    return dice.chance(0.6) ? 1 : dice.one(divisors);
  }

  /** As many for each group; one for each in a depthwise convolution. */
  private int filters(int groups) {
    return groups == 1 ? dice.setting(1, 8) : groups * dice.setting(1, 2);
  }

  private Integer stated(int channels) {
    return dice.chance(0.1) ? channels : null;
  }

  private Initializer initializer() {
    return dice.one(
        List.of(Initializer.pytorch(), Initializer.kaimingNormal(), Initializer.xavierUniform()));
  }
}
