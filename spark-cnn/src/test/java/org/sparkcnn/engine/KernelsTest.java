package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.network.Layers.adaptiveAvgPool2d;
import static org.sparkcnn.network.Layers.avgPool2d;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.concat;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.convTranspose2d;
import static org.sparkcnn.network.Layers.dropout;
import static org.sparkcnn.network.Layers.dropout2d;
import static org.sparkcnn.network.Layers.elu;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.groupNorm;
import static org.sparkcnn.network.Layers.leakyRelu;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.residual;
import static org.sparkcnn.network.Layers.sequential;
import static org.sparkcnn.network.Layers.softmax;
import static org.sparkcnn.network.Layers.subsample;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparkcnn.network.Layer;

class KernelsTest {
  /** One layer of each kind. */
  private static final List<Layer> LAYERS =
      List.of(
          relu(),
          avgPool2d(2),
          conv2d(1, 1),
          dropout(0.5),
          flatten(),
          linear(1),
          maxPool2d(2),
          softmax(),
          adaptiveAvgPool2d(1),
          convTranspose2d(1, 1),
          dropout2d(0.5),
          elu(),
          groupNorm(1),
          leakyRelu(),
          batchNorm(),
          sequential(relu()),
          residual(relu()),
          concat(relu(), relu()),
          subsample(1, 1));

  @Test
  void everyKindOfLayerIsTried() {
    assertThat(LAYERS)
        .extracting(Object::getClass)
        .as("kinds of layers that this test knows; add the new one")
        .containsExactlyInAnyOrder(Layer.class.getPermittedSubclasses());
  }

  @Test
  void everyKindOfLayerHasTheKernelOfItsName() {
    for (Layer layer : LAYERS) {
      assertThat(Kernels.of(layer).getClass().getSimpleName())
          .isEqualTo(layer.getClass().getSimpleName() + "Kernel");
    }
  }
}
