package org.sparkcnn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sparkcnn.network.Layers.adaptiveAvgPool2d;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.residual;
import static org.sparkcnn.network.Layers.softmax;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A network becomes one for another number of classes. */
class HeadTest {
  private static final Shape IMAGE = Shape.image(3, 64, 64);

  static List<String> presets() {
    return Networks.names();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void aPresetBecomesThePresetOfAnotherNumberOfClasses(String preset) {
    assertThat(Networks.byName(preset, IMAGE, 10).replaceHead(2))
        .isEqualTo(Networks.byName(preset, IMAGE, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "resnet18, fc",
    "vgg16_bn, classifier.6",
    "mobilenet_v2, classifier.1",
    "densenet121, classifier",
    "resnet20, linear",
    "lenet, 11"
  })
  void theHeadsNameIsThatOfItsParameters(String preset, String name) {
    assertThat(Networks.byName(preset, IMAGE, 10).headName()).isEqualTo(name);
  }

  @Test
  void theHeadKeepsItsOtherSettings() {
    Linear head = linear(10).withoutBias().inFeatures(16).initializer(Initializer.xavierNormal());
    Network network = Network.of(Shape.image(1, 4, 4), flatten(), head, softmax());

    assertThat(network.replaceHead(2))
        .isEqualTo(
            Network.of(
                Shape.image(1, 4, 4),
                flatten(),
                linear(2).withoutBias().inFeatures(16).initializer(Initializer.xavierNormal()),
                softmax()));
  }

  @Test
  void aConvolutionOfOnePixelCanBeTheHead() {
    Network network = squeezed(conv2d(10, 1).withoutBias());

    assertThat(network.replaceHead(2)).isEqualTo(squeezed(conv2d(2, 1).withoutBias()));
  }

  /** SqueezeNet's end: the scores of all places are averaged. */
  private static Network squeezed(Conv2d head) {
    return Network.of(IMAGE, conv2d(4, 3), relu(), head, relu(), adaptiveAvgPool2d(1), flatten());
  }

  @Test
  void whatIsNoHeadIsRefusedByItsName() {
    assertRefused(
        Network.of(IMAGE, flatten(), linear(3), batchNorm().eps(1)), "found '2' (BatchNorm)");
    assertRefused(Network.of(IMAGE, conv2d(3, 3).named("conv")), "found 'conv' (Conv2d)");
    assertRefused(
        Network.of(IMAGE, residual(conv2d(3, 1)).named("block")), "found 'block' (Residual)");
  }

  private static void assertRefused(Network network, String found) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.replaceHead(2))
        .withMessage(
            "expected a Linear or a Conv2d of 1×1 as the last layer that has parameters, " + found);
  }

  @Test
  void aNetworkWithoutParametersHasNoHead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Network.of(IMAGE, relu(), flatten()).replaceHead(2))
        .withMessage("the network has no head: none of its layers has parameters");
  }

  @Test
  void fewerThanOneOutputAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Networks.leNet(IMAGE, 10).replaceHead(0))
        .withMessageContaining("outFeatures");
  }
}
