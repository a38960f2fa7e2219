package org.sparkcnn.network;

import static org.sparkcnn.network.Layers.adaptiveAvgPool2d;
import static org.sparkcnn.network.Layers.avgPool2d;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.sequential;

import java.util.ArrayList;
import java.util.List;

/** Densely connected networks (Huang et al. 2016), the variant BC, as in torchvision. */
final class DenseNets {
  private static final int GROWTH = 32;
  private static final int BOTTLENECK = 4 * GROWTH;

  private DenseNets() {}

  static Network of(Shape input, int classes, List<Integer> blocks) {
    return Network.of(
        input,
        features(blocks).named("features"),
        relu().named("relu"),
        adaptiveAvgPool2d(1).named("avgpool"),
        flatten().named("flatten"),
        linear(classes).biasInitializer(Initializer.zeros()).named("classifier"));
  }

  private static Sequential features(List<Integer> blocks) {
    int channels = 2 * GROWTH;
    List<NamedLayer> layers = new ArrayList<>();
    layers.add(convolution(channels, 7).stride(2).padding(3).named("conv0"));
    layers.add(batchNorm().named("norm0"));
    layers.add(relu().named("relu0"));
    layers.add(maxPool2d(3).stride(2).padding(1).named("pool0"));
    for (int i = 1; i <= blocks.size(); i++) {
      layers.add(block(blocks.get(i - 1)).named("denseblock" + i));
      channels += blocks.get(i - 1) * GROWTH;
      if (i < blocks.size()) {
        channels /= 2;
        layers.add(transition(channels).named("transition" + i));
      }
    }
    layers.add(batchNorm().named("norm5"));
    return new Sequential(layers);
  }

  private static Sequential block(int count) {
    List<NamedLayer> layers = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      layers.add(denseLayer().named("denselayer" + i));
    }
    return new Sequential(layers);
  }

  /** What arrives, and behind it the channels that this layer adds. */
  private static Concat denseLayer() {
    return new Concat(
        List.of(
            List.of(),
            List.of(
                batchNorm().named("norm1"),
                relu().named("relu1"),
                convolution(BOTTLENECK, 1).named("conv1"),
                batchNorm().named("norm2"),
                relu().named("relu2"),
                convolution(GROWTH, 3).padding(1).named("conv2"))));
  }

  private static Sequential transition(int channels) {
    return sequential(
        batchNorm().named("norm"),
        relu().named("relu"),
        convolution(channels, 1).named("conv"),
        avgPool2d(2).named("pool"));
  }

  private static Conv2d convolution(int channels, int kernel) {
    return conv2d(channels, kernel).withoutBias().initializer(Initializer.kaimingNormal());
  }
}
