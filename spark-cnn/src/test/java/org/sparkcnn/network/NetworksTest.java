package org.sparkcnn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The presets, with the shapes and counts that PyTorch reports for them. */
class NetworksTest {
  private static final Shape MNIST = Shape.image(1, 28, 28);
  private static final Shape CIFAR = Shape.image(3, 32, 32);

  @Test
  void simpleCnnOnMnist() {
    assertPreset(Networks.simpleCnn(MNIST, 10), 10, 421_642);
  }

  @Test
  void simpleCnnOnCifarBringsSixtyFourTimesEightTimesEightFeatures() {
    Network network = Networks.simpleCnn(CIFAR, 10);
    assertPreset(network, 10, 545_098);
    assertThat(network.steps().get(6).output()).isEqualTo(Shape.vector(64 * 8 * 8));
  }

  @Test
  void tutorialCnnHasNothingBetweenItsLinearLayers() {
    Network network = Networks.tutorialCnn(Shape.image(3, 28, 28), 10);
    assertPreset(network, 10, 422_218);
    assertThat(kinds(network)).endsWith(Flatten.class, Linear.class, Linear.class).hasSize(9);
  }

  @Test
  void simpleCnnIsTutorialCnnWithAnActivationMore() {
    assertThat(kinds(Networks.simpleCnn(MNIST, 10)))
        .endsWith(Flatten.class, Linear.class, Activation.class, Linear.class)
        .hasSize(10);
  }

  @Test
  void leNetOnCifarAndOnMnist() {
    assertPreset(Networks.leNet(CIFAR, 10), 10, 62_006);
    assertPreset(Networks.leNet(MNIST, 10), 10, 44_426);
    assertPreset(Networks.leNet(CIFAR, 100), 100, 62_006 + 90 * 85);
  }

  @Test
  void presetsTakeTheSmallestImagesTheyPromiseAndNoSmaller() {
    assertThat(Networks.simpleCnn(Shape.image(1, 4, 4), 2).output()).isEqualTo(Shape.vector(2));
    assertThat(Networks.tutorialCnn(Shape.image(1, 4, 4), 2).output()).isEqualTo(Shape.vector(2));
    assertThat(Networks.leNet(Shape.image(1, 16, 16), 2).output()).isEqualTo(Shape.vector(2));
    String message =
        "layer '5' (MaxPool2d): the kernel 2 (dilation 1, padding 0) does not fit into";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Networks.simpleCnn(Shape.image(1, 3, 4), 2))
        .withMessage(message + " the input (64, 1, 2)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Networks.leNet(Shape.image(1, 16, 15), 2))
        .withMessage(message + " the input (16, 2, 1)");
  }

  private static void assertPreset(Network network, int classes, int parameters) {
    assertThat(network.output()).isEqualTo(Shape.vector(classes));
    assertThat(network.parameterTable().length()).as("parameters").isEqualTo(parameters);
  }

  private static List<Class<?>> kinds(Network network) {
    Stream<Class<?>> kinds = network.layers().stream().map(named -> named.layer().getClass());
    return kinds.toList();
  }
}
