package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sparkcnn.network.Layers.adaptiveAvgPool2d;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.convTranspose2d;
import static org.sparkcnn.network.Layers.dropout2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.groupNorm;
import static org.sparkcnn.network.Layers.hardswish;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.residual;
import static org.sparkcnn.network.Layers.sequential;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Size2d;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.Recipe;

/** Networks that libtorch or oneDNN refuses, or dies of, if it is left alone with them. */
class OddNetworksTest {

  static List<Arguments> networks() {
    Shape image = Shape.image(4, 6, 5);
    return List.of(
        odd("group norm before all that is trained", image, groupNorm(2)),
        odd("dropout of channels", image, conv2d(3, 3), dropout2d(0.5)),
        odd(
            "a sum followed by something else than ReLU",
            image,
            residual(conv2d(4, 3).padding(1)).activation(hardswish())),
        odd(
            "a sum of one channel",
            Shape.image(8, 5, 8),
            residual(conv2d(1, 2).withSamePadding().dilation(2, 1)).shortcut(conv2d(1, 1))),
        odd(
            "a sum of one pixel",
            image,
            residual(adaptiveAvgPool2d(1), groupNorm(4))
                .shortcut(sequential(adaptiveAvgPool2d(1), conv2d(4, 1)))),
        odd(
            "windows of one tap in the padding",
            Shape.image(1, 2, 1),
            conv2d(6, 1).stride(3).padding(2).dilation(2)),
        odd(
            "windows of two taps in the padding",
            Shape.image(1, 2, 1),
            conv2d(6, 2).stride(3).padding(4).dilation(2)),
        odd(
            "windows around the image",
            Shape.image(5, 1, 1),
            conv2d(6, 2).dilation(2).padding(1),
            conv2d(6, 4).dilation(2).withSamePadding()),
        odd(
            "what a transposed convolution cuts off",
            Shape.image(7, 2, 2),
            conv2d(7, 1),
            convTranspose2d(6, 4, 1).stride(2).dilation(2).padding(0, 1)),
        odd(
            "taps beyond the image",
            image,
            conv2d(4, 3).withSamePadding().dilation(Integer.MAX_VALUE),
            residual(conv2d(4, 2).withSamePadding().dilation(Integer.MAX_VALUE))),
        odd("a stride beyond the image", image, conv2d(4, 4).padding(2).stride(Integer.MAX_VALUE)));
  }

  private static Arguments odd(String name, Shape image, Layer... layers) {
    return Arguments.of(name, Network.of(image, sequential(layers), relu(), flatten(), linear(3)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void runsAndGivesTheNumbersOfAPlainNetwork(String name, Network network) {
    for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
      new FuzzedCase(
              1,
              network,
              Recipe.of(Loss.crossEntropy(), Adam.of(0.01)).precision(precision),
              Weights.initial(network, 1),
              Normalization.none(network.input().channels()),
              PixelType.UINT8,
              3)
          .run();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void learnsInBothPrecisions(String name, Network network) {
    for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
      Recipe recipe = Recipe.of(Loss.crossEntropy(), Adam.of(0.01)).precision(precision);
      try (Batch batch = Batches.random(network.input(), 6, 3, 1);
          TrainingSession session = Sessions.training(network, recipe, 0)) {
        float first = session.step(batch);
        float last = first;
        for (int i = 0; i < 30; i++) {
          last = session.step(batch);
        }
        assertThat(last).as("loss after 30 steps in %s", precision).isLessThan(first);
      }
    }
  }

  @Test
  void windowsMeetTheImageUnlessAllTheirTapsLieBesideIt() {
    assertThat(meet(5, 5, 3, 1, 1, 1)).as("the usual").isTrue();
    assertThat(meet(5, 7, 1, 1, 1, 1)).as("one tap in the padding").isFalse();
    assertThat(meet(1, 1, 2, 1, 1, 2)).as("a tap on each side of the image").isFalse();
    assertThat(meet(2, 2, 2, 1, 1, 2)).as("one of two taps within").isTrue();
    assertThat(meet(3, 2, 2, 5, 2, 1)).as("the first window ends before the image").isFalse();
  }

  private static boolean meet(
      int size, int windows, int kernel, int stride, int padding, int dilation) {
    return Windows.meet(
        new Size2d(size, 1),
        new Size2d(windows, 1),
        new Size2d(kernel, 1),
        new Size2d(stride, 1),
        new Size2d(padding, 0),
        new Size2d(dilation, 1));
  }

  @Test
  void aNetworkWithoutParametersIsNotTrained() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Sessions.training(Network.of(Shape.image(1, 2, 2), flatten()), Adam.of(0.1), 0))
        .withMessage(
            "the network has no parameters to train: add a layer that has some, such as linear(10)");
  }

  @Test
  void aNetworkThatEndsInImagesIsNotTrained() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Sessions.training(Network.of(Shape.image(1, 4, 4), conv2d(2, 3)), Adam.of(0.1), 0))
        .withMessage(
            "the last layer '0' gives the shape (2, 2, 2); a network that is trained ends in a"
                + " vector, such as linear(10) gives");
  }

  @Test
  void classWeightsMustBeAsManyAsOutputs() {
    Network network = Network.of(Shape.image(1, 2, 2), flatten(), linear(3));
    Recipe recipe = Recipe.of(Loss.crossEntropy().classWeights(List.of(1.0, 2.0)), Adam.of(0.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sessions.training(network, recipe, 0))
        .withMessage(
            "the loss has classWeights for 2 classes, but the last layer '1' has 3 outputs");
  }
}
