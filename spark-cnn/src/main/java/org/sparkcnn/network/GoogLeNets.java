package org.sparkcnn.network;

import static org.sparkcnn.network.Layers.adaptiveAvgPool2d;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.concat;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.dropout;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.sequential;

/**
 * GoogLeNet (Szegedy et al. 2014) as in torchvision: with batch norm, without the auxiliary heads,
 * and with 3×3 where the paper has 5×5.
 */
final class GoogLeNets {
  /** torchvision cuts the distribution off at ±2, which is two hundred deviations away. */
  private static final Initializer START = Initializer.gaussian(0.01);

  private GoogLeNets() {}

  static Network of(Shape input, int classes) {
    return Network.of(
        input,
        convolution(conv2d(64, 7).stride(2).padding(3)).named("conv1"),
        pool(3, 2).named("maxpool1"),
        convolution(conv2d(64, 1)).named("conv2"),
        convolution(conv2d(192, 3).padding(1)).named("conv3"),
        pool(3, 2).named("maxpool2"),
        inception(64, 96, 128, 16, 32, 32).named("inception3a"),
        inception(128, 128, 192, 32, 96, 64).named("inception3b"),
        pool(3, 2).named("maxpool3"),
        inception(192, 96, 208, 16, 48, 64).named("inception4a"),
        inception(160, 112, 224, 24, 64, 64).named("inception4b"),
        inception(128, 128, 256, 24, 64, 64).named("inception4c"),
        inception(112, 144, 288, 32, 64, 64).named("inception4d"),
        inception(256, 160, 320, 32, 128, 128).named("inception4e"),
        pool(2, 2).named("maxpool4"),
        inception(256, 160, 320, 32, 128, 128).named("inception5a"),
        inception(384, 192, 384, 48, 128, 128).named("inception5b"),
        adaptiveAvgPool2d(1).named("avgpool"),
        flatten().named("flatten"),
        dropout(0.2).named("dropout"),
        linear(classes).initializer(START).biasInitializer(Initializer.pytorch()).named("fc"));
  }

  /** The four branches; a reduction is the convolution of 1×1 before a wider one. */
  private static Concat inception(
      int first, int secondReduced, int second, int thirdReduced, int third, int pooled) {
    return concat(
        convolution(conv2d(first, 1)).named("branch1"),
        sequential(convolution(conv2d(secondReduced, 1)), convolution(conv2d(second, 3).padding(1)))
            .named("branch2"),
        sequential(convolution(conv2d(thirdReduced, 1)), convolution(conv2d(third, 3).padding(1)))
            .named("branch3"),
        sequential(pool(3, 1).padding(1), convolution(conv2d(pooled, 1))).named("branch4"));
  }

  private static Sequential convolution(Conv2d layer) {
    return sequential(
        layer.withoutBias().initializer(START).named("conv"),
        batchNorm().eps(1e-3).named("bn"),
        relu().named("relu"));
  }

  private static MaxPool2d pool(int kernel, int stride) {
    return maxPool2d(kernel).stride(stride).withCeilMode();
  }
}
