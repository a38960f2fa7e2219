package org.sparkcnn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.concat;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.residual;
import static org.sparkcnn.network.Layers.sequential;
import static org.sparkcnn.network.Layers.subsample;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Layers within layers that do not fit are refused, and the way to them is named. */
class CompositeErrorsTest {
  private static final Shape CIFAR = Shape.image(3, 32, 32);

  @Test
  void aLayerThatDoesNotFitIsNamedWithTheLayersAroundIt() {
    assertRefused(
        () ->
            Network.of(
                CIFAR,
                relu().named("stem"),
                sequential(relu(), residual(conv2d(3, 40).named("conv1"))).named("layer1")),
        "layer 'layer1' (Sequential): layer '1' (Residual): layer 'conv1' (Conv2d):"
            + " the kernel 40 (dilation 1, padding 0) does not fit into the input (3, 32, 32)");
  }

  @Test
  void parametersThatNoArrayCanHoldNameTheLayerWithinItsComposite() {
    assertRefused(
        () -> Network.of(CIFAR, sequential(flatten(), linear(1_000_000))),
        "layer '0' (Sequential): layer '1' (Linear):"
            + " more than 2^31 - 1 elements in the sizes [1000000, 3072]");
  }

  @Test
  void branchesOfDifferentShapesCannotBeAdded() {
    assertRefused(
        () -> Network.of(CIFAR, residual(conv2d(4, 3).padding(1))),
        "layer '0' (Residual): the body gives (4, 32, 32), but the input is (3, 32, 32):"
            + " they cannot be added");
    assertRefused(
        () -> Network.of(CIFAR, residual(conv2d(4, 3)).shortcut(conv2d(4, 1))),
        "layer '0' (Residual): the body gives (4, 30, 30), but the shortcut gives (4, 32, 32):"
            + " they cannot be added");
  }

  @Test
  void branchesOfDifferentSizesOrVectorsCannotBeJoined() {
    assertRefused(
        () -> Network.of(CIFAR, concat(conv2d(4, 3), conv2d(4, 1))),
        "layer '0' (Concat): the branches give [(4, 30, 30), (4, 32, 32)],"
            + " which differ in height or width");
    assertRefused(
        () -> Network.of(CIFAR, concat(flatten(), flatten())),
        "layer '0' (Concat): an image (C, H, W) is expected, but the shape (3072) arrives");
  }

  @Test
  void moreChannelsThanThereAreNumbersForCannotBeJoined() {
    Shape pixel = Shape.image(1, 1, 1);
    assertRefused(
        () -> concat(subsample(Integer.MAX_VALUE, 1), subsample(3, 1)).output(pixel),
        "a size exceeds 2^31 - 1: 2147483650");
  }

  @Test
  void channelsOfZerosAreAddedOnBothSidesAlike() {
    assertRefused(
        () -> Network.of(CIFAR, subsample(6, 2)),
        "layer '0' (Subsample): 3 channels arrive in (3, 32, 32):"
            + " outChannels must be that or more by an even number, found 6");
    assertRefused(
        () -> Network.of(CIFAR, subsample(1, 2)),
        "layer '0' (Subsample): 3 channels arrive in (3, 32, 32):"
            + " outChannels must be that or more by an even number, found 1");
    assertRefused(
        () -> Network.of(CIFAR, flatten(), subsample(3072, 1)),
        "layer '1' (Subsample): an image (C, H, W) is expected, but the shape (3072) arrives");
  }

  @Test
  void batchNormTakesImagesAndVectors() {
    assertRefused(
        () -> batchNorm().output(Shape.of(3, 4)),
        "an image (C, H, W) or a vector (N) is expected, but the shape (3, 4) arrives");
  }

  @Test
  void compositesHoldLayers() {
    assertRefused(() -> sequential(new Layer[0]), "a Sequential needs at least one layer");
    assertRefused(() -> residual(new Layer[0]), "a Residual needs at least one layer in its body");
    assertRefused(() -> concat(relu()), "a Concat needs at least two branches, found 1");
  }

  @Test
  void aNameStandsOnceInAllBranches() {
    assertRefused(
        () -> residual(relu().named("a"), relu().named("b")).shortcut(relu().named("b")),
        "layers 1 and 2 have the same name 'b'");
    assertRefused(
        () -> concat(relu().named("a"), relu().named("a")),
        "layers 0 and 1 have the same name 'a'");
    assertRefused(
        () -> sequential(relu().named("a.b"), relu().named("a")),
        "layer 'a.b' lies within layer 'a'");
    assertRefused(
        () -> residual(relu().named("down")).shortcut(relu().named("down.0")),
        "layer 'down.0' lies within layer 'down'");
  }

  @Test
  void compositesOfTheSameInnerNamesStandSideBySide() {
    Network network =
        Network.of(
            CIFAR, sequential(conv2d(4, 1).named("conv")), sequential(conv2d(4, 1).named("conv")));
    assertThat(network.parameters().stream().map(Parameter::name))
        .containsExactly("0.conv.weight", "0.conv.bias", "1.conv.weight", "1.conv.bias");
  }

  @Test
  void layersAreNestedFiftyDeepAndNoDeeper() {
    Network deep = Network.of(CIFAR, nested(49));
    assertThat(deep.parameters()).hasSize(2 * 49);
    long convolution = 2L * 3 * 3 * 32 * 32;
    assertThat(deep.steps())
        .singleElement()
        .extracting(Network.Step::flops)
        .isEqualTo(49 * convolution);
    Layer tooDeep = nested(50);
    assertRefused(() -> Network.of(CIFAR, tooDeep), "layers are nested more than 50 deep");
    assertRefused(() -> sequential(tooDeep), "layers are nested more than 50 deep");
  }

  /** A convolution within each of so many residual layers, one in the other. */
  private static Layer nested(int depth) {
    Layer layer = relu();
    for (int i = 0; i < depth; i++) {
      layer =
          new Residual(List.of(conv2d(3, 1).named("conv"), layer.named("inner")), List.of(), null);
    }
    return layer;
  }

  private static void assertRefused(ThrowingCallable making, String message) {
    assertThatIllegalArgumentException().isThrownBy(making).withMessage(message);
  }
}
