package org.sparkcnn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
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
import static org.sparkcnn.network.Layers.sigmoid;
import static org.sparkcnn.network.Layers.softmax;
import static org.sparkcnn.network.Layers.subsample;
import static org.sparkcnn.network.Layers.tanh;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What leaves each layer; the expected shapes are PyTorch's. */
class ShapeRulesTest {
  private static final Shape SQUARE = Shape.image(3, 28, 28);
  private static final Shape OBLONG = Shape.image(6, 17, 10);

  @ParameterizedTest(name = "{0} takes {1} to {2}")
  @MethodSource
  void convolutions(Conv2d layer, Shape input, Shape output) {
    assertThat(layer.output(input)).isEqualTo(output);
  }

  static List<Arguments> convolutions() {
    return List.of(
        // Document 002 prints 28×28 for a convolution without padding; it is 26×26.
        arguments(conv2d(32, 3), SQUARE, Shape.image(32, 26, 26)),
        arguments(conv2d(32, 3).padding(1), SQUARE, Shape.image(32, 28, 28)),
        arguments(conv2d(4, 1), SQUARE, Shape.image(4, 28, 28)),
        arguments(conv2d(4, 28), SQUARE, Shape.image(4, 1, 1)),
        arguments(conv2d(4, 3).stride(2), SQUARE, Shape.image(4, 13, 13)),
        arguments(conv2d(4, 3).stride(2).padding(1), SQUARE, Shape.image(4, 14, 14)),
        arguments(conv2d(4, 7).stride(50).padding(3), SQUARE, Shape.image(4, 1, 1)),
        arguments(conv2d(4, 3).dilation(2), SQUARE, Shape.image(4, 24, 24)),
        arguments(conv2d(4, 3).dilation(2).padding(2), SQUARE, Shape.image(4, 28, 28)),
        arguments(conv2d(9, 3).groups(3), SQUARE, Shape.image(9, 26, 26)),
        arguments(conv2d(4, 3).withSamePadding(), SQUARE, Shape.image(4, 28, 28)),
        arguments(conv2d(4, 2, 5).dilation(3, 7).withSamePadding(), OBLONG, Shape.image(4, 17, 10)),
        arguments(conv2d(4, 40).withSamePadding(), OBLONG, Shape.image(4, 17, 10)),
        arguments(conv2d(4, 3, 5), OBLONG, Shape.image(4, 15, 6)),
        arguments(conv2d(4, 3, 2).stride(2, 1).padding(1, 0), OBLONG, Shape.image(4, 9, 9)),
        arguments(conv2d(4, 2, 3).dilation(3, 2).padding(0, 4), OBLONG, Shape.image(4, 14, 14)),
        arguments(conv2d(6, 3).groups(6).inChannels(6), OBLONG, Shape.image(6, 15, 8)));
  }

  @ParameterizedTest(name = "{0} takes {1} to {2}")
  @MethodSource
  void pools(Layer layer, Shape input, Shape output) {
    assertThat(layer.output(input)).isEqualTo(output);
  }

  static List<Arguments> pools() {
    return List.of(
        arguments(maxPool2d(2), SQUARE, Shape.image(3, 14, 14)),
        arguments(maxPool2d(3), SQUARE, Shape.image(3, 9, 9)),
        arguments(maxPool2d(3).stride(2).padding(1), SQUARE, Shape.image(3, 14, 14)),
        arguments(maxPool2d(2), OBLONG, Shape.image(6, 8, 5)),
        arguments(maxPool2d(2).padding(1), OBLONG, Shape.image(6, 9, 6)),
        arguments(maxPool2d(3, 2).stride(1, 2).padding(1, 0), OBLONG, Shape.image(6, 17, 5)),
        arguments(avgPool2d(2), SQUARE, Shape.image(3, 14, 14)),
        arguments(avgPool2d(28), SQUARE, Shape.image(3, 1, 1)),
        arguments(avgPool2d(3, 2), OBLONG, Shape.image(6, 5, 5)),
        arguments(avgPool2d(3, 2).stride(2, 1).padding(1, 1), OBLONG, Shape.image(6, 9, 11)));
  }

  static Stream<Arguments> otherLayers() {
    return Stream.of(
        arguments(
            convTranspose2d(4, 3, 2).stride(2, 3).padding(1, 0).outputPadding(1, 2),
            Shape.image(4, 34, 31)),
        arguments(convTranspose2d(4, 3).dilation(2, 1).groups(2), Shape.image(4, 21, 12)),
        arguments(maxPool2d(3).stride(2).withCeilMode(), Shape.image(6, 8, 5)),
        arguments(avgPool2d(2, 3).stride(3).padding(1).withCeilMode(), Shape.image(6, 6, 4)),
        arguments(avgPool2d(2).stride(3).padding(1).withCeilMode(), Shape.image(6, 6, 4)),
        arguments(adaptiveAvgPool2d(3, 2), Shape.image(6, 3, 2)),
        arguments(maxPool2d(18, 11).stride(2).withCeilMode(), Shape.image(6, 1, 1)),
        arguments(subsample(6, 1), OBLONG),
        arguments(subsample(6, 2), Shape.image(6, 9, 5)),
        arguments(subsample(10, 3), Shape.image(10, 6, 4)),
        arguments(subsample(6, 50), Shape.image(6, 1, 1)),
        arguments(sequential(conv2d(4, 3), relu(), maxPool2d(2)), Shape.image(4, 7, 4)),
        arguments(residual(conv2d(6, 3).padding(1)), OBLONG),
        arguments(
            residual(conv2d(8, 3).stride(2).padding(1)).shortcut(subsample(8, 2)),
            Shape.image(8, 9, 5)),
        arguments(concat(conv2d(4, 1), relu(), conv2d(5, 3).padding(1)), Shape.image(15, 17, 10)),
        arguments(new Concat(List.of(List.of(), List.of())), Shape.image(12, 17, 10)),
        arguments(batchNorm(), OBLONG),
        arguments(groupNorm(3), OBLONG),
        arguments(dropout2d(0.5), OBLONG));
  }

  @ParameterizedTest
  @MethodSource("otherLayers")
  void transposedConvolutionsAndPoolingThatRoundsUpGivePyTorchsShapes(Layer layer, Shape expected) {
    assertThat(layer.output(OBLONG)).isEqualTo(expected);
  }

  @Test
  void elementwiseLayersKeepImagesAndVectorsAsTheyAre() {
    for (Layer layer : List.of(relu(), sigmoid(), tanh(), dropout(0.5), elu(), leakyRelu())) {
      assertThat(layer.output(OBLONG)).as("image through %s", layer).isEqualTo(OBLONG);
      assertThat(layer.output(Shape.vector(7)))
          .as("vector through %s", layer)
          .isEqualTo(Shape.vector(7));
    }
  }

  @Test
  void vectorsPassBatchNormAndResidualsToo() {
    Shape vector = Shape.vector(7);
    assertThat(batchNorm().output(vector)).isEqualTo(vector);
    assertThat(residual(linear(7), relu()).output(vector)).isEqualTo(vector);
    assertThat(residual(linear(3)).shortcut(linear(3)).output(vector)).isEqualTo(Shape.vector(3));
  }

  @Test
  void flattenLaysAnImageOutAndLeavesAVector() {
    assertThat(flatten().output(OBLONG)).isEqualTo(Shape.vector(6 * 17 * 10));
    assertThat(flatten().output(Shape.vector(7))).isEqualTo(Shape.vector(7));
  }

  @Test
  void linearAndSoftmaxTakeVectors() {
    assertThat(linear(10).output(Shape.vector(128))).isEqualTo(Shape.vector(10));
    assertThat(linear(10).inFeatures(128).output(Shape.vector(128))).isEqualTo(Shape.vector(10));
    assertThat(softmax().output(Shape.vector(10))).isEqualTo(Shape.vector(10));
  }

  @Test
  void aNetworkPassesEachShapeOn() {
    Network network =
        Network.of(
            OBLONG, conv2d(4, 3).padding(1), relu(), maxPool2d(2), flatten(), linear(5), softmax());
    assertThat(network.steps().stream().map(Network.Step::output))
        .containsExactly(
            Shape.image(4, 17, 10),
            Shape.image(4, 17, 10),
            Shape.image(4, 8, 5),
            Shape.vector(160),
            Shape.vector(5),
            Shape.vector(5));
    assertThat(network.steps().get(2).input()).isEqualTo(Shape.image(4, 17, 10));
    assertThat(network.output()).isEqualTo(Shape.vector(5));
    assertThat(network.lastLayer()).isEqualTo(softmax().named("5"));
  }
}
