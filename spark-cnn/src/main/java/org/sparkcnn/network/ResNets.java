package org.sparkcnn.network;

import static org.sparkcnn.network.Layers.adaptiveAvgPool2d;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.residual;
import static org.sparkcnn.network.Layers.sequential;

import java.util.List;
import java.util.stream.IntStream;

/** Residual networks (He et al. 2015) as torchvision builds them. */
final class ResNets {

  /** What a residual block is made of. */
  enum Block {
    /** Two convolutions of 3×3. */
    BASIC(1) {
      @Override
      Residual of(int channels, int stride) {
        return residual(
            convolution(channels, 3, stride).named("conv1"),
            batchNorm().named("bn1"),
            relu().named("relu"),
            convolution(channels, 3, 1).named("conv2"),
            batchNorm().named("bn2"));
      }
    },
    /**
     * A convolution of 3×3 between two of 1×1; the stride is at the one of 3×3, where torchvision
     * has it, and not at the first, where the paper has it.
     */
    BOTTLENECK(4) {
      @Override
      Residual of(int channels, int stride) {
        return residual(
            convolution(channels, 1, 1).named("conv1"),
            batchNorm().named("bn1"),
            relu().named("relu1"),
            convolution(channels, 3, stride).named("conv2"),
            batchNorm().named("bn2"),
            relu().named("relu2"),
            convolution(4 * channels, 1, 1).named("conv3"),
            batchNorm().named("bn3"));
      }
    };

    private final int expansion;

    Block(int expansion) {
      this.expansion = expansion;
    }

    abstract Residual of(int channels, int stride);
  }

  private ResNets() {}

  static Network of(Shape input, int classes, Block block, List<Integer> blocks) {
    return Network.of(
        input,
        convolution(64, 7, 2).named("conv1"),
        batchNorm().named("bn1"),
        relu().named("relu"),
        maxPool2d(3).stride(2).padding(1).named("maxpool"),
        stage(block, 64, blocks.get(0), 1).named("layer1"),
        stage(block, 128, blocks.get(1), 2).named("layer2"),
        stage(block, 256, blocks.get(2), 2).named("layer3"),
        stage(block, 512, blocks.get(3), 2).named("layer4"),
        adaptiveAvgPool2d(1).named("avgpool"),
        flatten().named("flatten"),
        linear(classes).named("fc"));
  }

  private static Sequential stage(Block block, int channels, int count, int stride) {
    return sequential(
        IntStream.range(0, count)
            .mapToObj(
                i -> {
                  Residual residual = block.of(channels, i == 0 ? stride : 1).activation(relu());
                  boolean fits = i > 0 || (stride == 1 && block.expansion == 1);
                  return fits ? residual : projected(residual, block.expansion * channels, stride);
                })
            .toArray(Layer[]::new));
  }

  /** A block whose input has another shape than its output. */
  private static Residual projected(Residual block, int channels, int stride) {
    return block.shortcut(
        convolution(channels, 1, stride).named("downsample.0"), batchNorm().named("downsample.1"));
  }

  private static Conv2d convolution(int channels, int kernel, int stride) {
    return conv2d(channels, kernel)
        .stride(stride)
        .padding(kernel / 2)
        .withoutBias()
        .initializer(Initializer.kaimingNormalFanOut());
  }
}
