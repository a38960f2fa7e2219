package org.sparkcnn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void networksAreFoundByTheirNamesInTorchvision() {
    Shape input = Shape.image(3, 64, 64);
    assertThat(Networks.byName("mobilenet_v2", input, 10))
        .isEqualTo(Networks.mobileNetV2(input, 10));
    assertThat(Networks.byName("resnet20", input, 10)).isEqualTo(Networks.cifarResNet20(input, 10));
    assertThat(Networks.byName("lenet", input, 10)).isEqualTo(Networks.leNet(input, 10));
    assertThat(Networks.names()).contains("vgg16_bn", "densenet121").doesNotHaveDuplicates();
  }

  @Test
  void anUnknownNameIsRefusedWithThoseThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Networks.byName("ResNet18", CIFAR, 10))
        .withMessage(
            "no network is named 'ResNet18'; there are [simple_cnn, tutorial_cnn, lenet, alexnet,"
                + " vgg11, vgg11_bn, vgg16, vgg16_bn, googlenet, resnet18, resnet34, resnet50,"
                + " densenet121, mobilenet_v2, resnet20, resnet32, resnet44, resnet56, resnet110]");
  }

  @ParameterizedTest
  @CsvSource({
    "alexnet, 63",
    "vgg11, 32",
    "vgg16_bn, 32",
    "googlenet, 15",
    "densenet121, 29",
    "resnet18, 1",
    "resnet50, 1",
    "mobilenet_v2, 1",
    "resnet20, 1"
  })
  void theSmallestImageIsTheOneThatTorchvisionStates(String name, int size) {
    Network smallest = Networks.byName(name, Shape.image(3, size, size), 5);
    assertThat(smallest.output()).isEqualTo(Shape.vector(5));
    if (size > 1) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Networks.byName(name, Shape.image(3, size - 1, size), 5))
          .withMessageContaining("does not fit into the input");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "alexnet, 0.5 0.5",
    "vgg11_bn, 0.5 0.5",
    "vgg16, 0.5 0.5",
    "googlenet, 0.2",
    "mobilenet_v2, 0.2",
    "resnet50, ''",
    "densenet121, ''",
    "resnet20, ''"
  })
  void dropoutIsWhereAndWhatTorchvisionHas(String name, String expected) {
    Network network = Networks.byName(name, Shape.image(3, 64, 64), 5);
    assertThat(dropouts(network.layers()).map(String::valueOf).collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  private static Stream<Double> dropouts(List<NamedLayer> layers) {
    return layers.stream()
        .map(NamedLayer::layer)
        .flatMap(
            layer ->
                layer instanceof Dropout dropout
                    ? Stream.of(dropout.p())
                    : layer.branches().stream().flatMap(NetworksTest::dropouts));
  }

  @Test
  void aCifarResNetHasSixNPlusTwoLayers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Networks.cifarResNet(CIFAR, 10, 18))
        .withMessage("a CIFAR ResNet has 6n + 2 layers (8, 14, 20, ...), found depth 18");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Networks.cifarResNet(CIFAR, 10, 2))
        .withMessage("a CIFAR ResNet has 6n + 2 layers (8, 14, 20, ...), found depth 2");
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
