package org.sparkcnn.network;

import static org.sparkcnn.network.Layers.adaptiveAvgPool2d;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.dropout;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.sequential;

import java.util.ArrayList;
import java.util.List;

/** Very deep networks of 3×3 convolutions (Simonyan and Zisserman 2014) as in torchvision. */
final class Vggs {
  private static final int POOL = 0;

  /** Configuration A of the paper's table: the channels of each convolution, and the poolings. */
  static final List<Integer> VGG11 =
      List.of(64, POOL, 128, POOL, 256, 256, POOL, 512, 512, POOL, 512, 512, POOL);

  /** Configuration D of the paper's table. */
  static final List<Integer> VGG16 =
      List.of(
          64, 64, POOL, 128, 128, POOL, 256, 256, 256, POOL, 512, 512, 512, POOL, 512, 512, 512,
          POOL);

  private Vggs() {}

  static Network of(Shape input, int classes, List<Integer> configuration, boolean normalised) {
    return Network.of(
        input,
        features(configuration, normalised).named("features"),
        adaptiveAvgPool2d(7).named("avgpool"),
        flatten().named("flatten"),
        sequential(
                dense(4096),
                relu(),
                dropout(0.5),
                dense(4096),
                relu(),
                dropout(0.5),
                dense(classes))
            .named("classifier"));
  }

  private static Sequential features(List<Integer> configuration, boolean normalised) {
    List<Layer> layers = new ArrayList<>();
    for (int channels : configuration) {
      if (channels == POOL) {
        layers.add(maxPool2d(2));
      } else {
        layers.add(conv2d(channels, 3).padding(1).initializer(Initializer.kaimingNormalFanOut()));
        if (normalised) {
          layers.add(batchNorm());
        }
        layers.add(relu());
      }
    }
    return sequential(layers.toArray(Layer[]::new));
  }

  private static Linear dense(int features) {
    return linear(features).initializer(Initializer.gaussian(0.01));
  }
}
