package org.sparkcnn.network;

import static org.sparkcnn.network.Layers.adaptiveAvgPool2d;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.residual;
import static org.sparkcnn.network.Layers.sequential;
import static org.sparkcnn.network.Layers.subsample;

import java.util.stream.IntStream;

/**
 * The thin residual networks for CIFAR (He et al. 2015, section 4.2), with shortcuts of option A.
 */
final class CifarResNets {
  private static final Initializer START = Initializer.kaimingNormal();

  private CifarResNets() {}

  static Network of(Shape input, int classes, int depth) {
    if (depth < 8 || (depth - 2) % 6 != 0) {
      throw new IllegalArgumentException(
          "a CIFAR ResNet has 6n + 2 layers (8, 14, 20, ...), found depth " + depth);
    }
    int blocks = (depth - 2) / 6;
    return Network.of(
        input,
        convolution(16, 1).named("conv1"),
        batchNorm().named("bn1"),
        relu().named("relu"),
        stage(16, blocks, 1).named("layer1"),
        stage(32, blocks, 2).named("layer2"),
        stage(64, blocks, 2).named("layer3"),
        adaptiveAvgPool2d(1).named("avgpool"),
        flatten().named("flatten"),
        linear(classes).initializer(START).biasInitializer(Initializer.pytorch()).named("linear"));
  }

  private static Sequential stage(int channels, int count, int stride) {
    return sequential(
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    i == 0 && stride > 1
                        ? block(channels, stride).shortcut(subsample(channels, stride))
                        : block(channels, 1))
            .toArray(Layer[]::new));
  }

  private static Residual block(int channels, int stride) {
    return residual(
            convolution(channels, stride).named("conv1"),
            batchNorm().named("bn1"),
            relu().named("relu"),
            convolution(channels, 1).named("conv2"),
            batchNorm().named("bn2"))
        .activation(relu());
  }

  private static Conv2d convolution(int channels, int stride) {
    return conv2d(channels, 3).stride(stride).padding(1).withoutBias().initializer(START);
  }
}
