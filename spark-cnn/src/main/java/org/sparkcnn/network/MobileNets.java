package org.sparkcnn.network;

import static org.sparkcnn.network.Layers.adaptiveAvgPool2d;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.dropout;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.relu6;
import static org.sparkcnn.network.Layers.residual;
import static org.sparkcnn.network.Layers.sequential;

import java.util.ArrayList;
import java.util.List;

/** MobileNetV2 (Sandler et al. 2018) as in torchvision. */
final class MobileNets {

  /**
   * Blocks in a row, a row of the paper's table 2.
   *
   * @param expansion how many times wider a block is inside than where it begins
   * @param channels where it ends
   * @param count blocks in the row
   * @param stride of the first of them
   */
  private record Row(int expansion, int channels, int count, int stride) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(1, 16, 1, 1),
          new Row(6, 24, 2, 2),
          new Row(6, 32, 3, 2),
          new Row(6, 64, 4, 2),
          new Row(6, 96, 3, 1),
          new Row(6, 160, 3, 2),
          new Row(6, 320, 1, 1));

  private MobileNets() {}

  static Network v2(Shape input, int classes) {
    return Network.of(
        input,
        features().named("features"),
        adaptiveAvgPool2d(1).named("avgpool"),
        flatten().named("flatten"),
        sequential(dropout(0.2), linear(classes).initializer(Initializer.gaussian(0.01)))
            .named("classifier"));
  }

  private static Sequential features() {
    int channels = 32;
    List<Layer> layers = new ArrayList<>();
    layers.add(activated(conv2d(channels, 3).stride(2).padding(1)));
    for (Row row : ROWS) {
      for (int i = 0; i < row.count(); i++) {
        layers.add(block(channels, row, i == 0 ? row.stride() : 1));
        channels = row.channels();
      }
    }
    layers.add(activated(conv2d(1280, 1)));
    return sequential(layers.toArray(Layer[]::new));
  }

  /** Wider, each channel by itself, narrow again; added to the input where the shape allows. */
  private static Layer block(int arriving, Row row, int stride) {
    int wide = arriving * row.expansion();
    List<Layer> layers = new ArrayList<>();
    if (row.expansion() != 1) {
      layers.add(activated(conv2d(wide, 1)));
    }
    layers.add(activated(conv2d(wide, 3).stride(stride).padding(1).groups(wide)));
    layers.add(start(conv2d(row.channels(), 1)));
    layers.add(batchNorm());
    NamedLayer body = sequential(layers.toArray(Layer[]::new)).named("conv");
    return stride == 1 && arriving == row.channels() ? residual(body) : sequential(body);
  }

  private static Sequential activated(Conv2d layer) {
    return sequential(start(layer), batchNorm(), relu6());
  }

  private static Conv2d start(Conv2d layer) {
    return layer.withoutBias().initializer(Initializer.kaimingNormalFanOut());
  }
}
