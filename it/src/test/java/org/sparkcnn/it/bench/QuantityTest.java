package org.sparkcnn.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;

class QuantityTest {
  @Test
  void aMultiplyAddCountsAsTwoOperations() {
    Network network = Networks.leNet(Shape.image(3, 32, 32), 10);
    long multiplyAdds =
        (6 * 28 * 28 * 3 * 25) + (16 * 10 * 10 * 6 * 25) + 400 * 120 + 120 * 84 + 84 * 10;

    assertThat(Quantity.SCORING.flops(network)).isEqualTo(2 * multiplyAdds);
    assertThat(Quantity.TRAINING.flops(network)).isEqualTo(6 * multiplyAdds);
  }

  /** Torchvision states 1.81 billion multiply-adds. */
  @Test
  void layersWithinLayersCount() {
    Network network = Networks.resNet18(Shape.image(3, 224, 224), 1000);

    assertThat(Quantity.SCORING.flops(network) / 2e9).isCloseTo(1.81, within(0.01));
  }
}
