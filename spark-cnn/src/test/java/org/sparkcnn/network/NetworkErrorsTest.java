package org.sparkcnn.network;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sparkcnn.network.Layers.avgPool2d;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.softmax;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A network that does not fit together is refused where it is written, and the layer is named. */
class NetworkErrorsTest {
  private static final Shape CIFAR = Shape.image(3, 32, 32);

  @Test
  void theSlipOfDocument001NamesTheLayerWhatArrivesAndWhatWasStated() {
    assertRefused(
        () ->
            Network.of(
                CIFAR,
                conv2d(32, 3).padding(1),
                relu(),
                maxPool2d(2),
                conv2d(64, 3).padding(1),
                relu(),
                maxPool2d(2),
                flatten(),
                linear(128).inFeatures(64 * 5 * 5),
                relu(),
                linear(10)),
        "layer '7' (Linear): 4096 features arrive, but inFeatures=1600 was stated");
  }

  @Test
  void statedChannelsThatDoNotArriveAreRefused() {
    assertRefused(
        () -> Network.of(CIFAR, conv2d(8, 3), conv2d(8, 3).inChannels(1)),
        "layer '1' (Conv2d): 8 channels arrive in (8, 30, 30), but inChannels=1 was stated");
  }

  @Test
  void linearWithoutFlattenSaysWhatToDo() {
    assertRefused(
        () -> Network.of(CIFAR, conv2d(8, 3), linear(10)),
        "layer '1' (Linear): a vector (N) is expected, but the shape (8, 30, 30) arrives:"
            + " put flatten() before it");
  }

  @Test
  void softmaxTakesNoImage() {
    assertRefused(
        () -> Network.of(CIFAR, softmax().named("prob")),
        "layer 'prob' (Softmax): a vector of class scores (N) is expected,"
            + " but the shape (3, 32, 32) arrives");
  }

  @Test
  void convolutionAndPoolingTakeNoVector() {
    String message = ": an image (C, H, W) is expected, but the shape (3072) arrives";
    assertRefused(() -> Network.of(CIFAR, flatten(), conv2d(8, 3)), "layer '1' (Conv2d)" + message);
    assertRefused(
        () -> Network.of(CIFAR, flatten(), maxPool2d(2)), "layer '1' (MaxPool2d)" + message);
    assertRefused(
        () -> Network.of(CIFAR, flatten(), avgPool2d(2)), "layer '1' (AvgPool2d)" + message);
  }

  @Test
  void aKernelLargerThanItsInputIsRefused() {
    assertRefused(
        () -> Network.of(Shape.image(1, 4, 9), conv2d(8, 5)),
        "layer '0' (Conv2d): the kernel 5 (dilation 1, padding 0) does not fit"
            + " into the input (1, 4, 9)");
    assertRefused(
        () -> Network.of(Shape.image(1, 9, 4), conv2d(8, 3).dilation(2)),
        "layer '0' (Conv2d): the kernel 3 (dilation 2, padding 0) does not fit"
            + " into the input (1, 9, 4)");
    assertRefused(
        () -> Network.of(Shape.image(1, 1, 9), maxPool2d(2)),
        "layer '0' (MaxPool2d): the kernel 2 (dilation 1, padding 0) does not fit"
            + " into the input (1, 1, 9)");
  }

  @Test
  void aKernelWhoseReachExceedsAnIntIsRefusedToo() {
    assertRefused(
        () -> Network.of(CIFAR, conv2d(1, 65537, 1).dilation(65536)),
        "layer '0' (Conv2d): the kernel 65537x1 (dilation 65536, padding 0) does not fit into the"
            + " input (3, 32, 32)");
  }

  @Test
  void channelsThatGroupsDoNotDivideAreRefused() {
    assertRefused(
        () -> Network.of(CIFAR, conv2d(8, 3).groups(2)),
        "layer '0' (Conv2d): the 3 channels of (3, 32, 32) cannot be split into 2 groups");
  }

  @Test
  void aNetworkTakesImagesAndHasLayers() {
    assertRefused(
        () -> Network.of(Shape.vector(10), linear(2)),
        "an image (C, H, W) is expected, but the shape (10) arrives");
    assertRefused(() -> new Network(CIFAR, List.of()), "a network needs at least one layer");
  }

  @Test
  void twoLayersOfOneNameAreRefused() {
    assertRefused(
        () -> Network.of(CIFAR, relu().named("a"), relu().named("b"), relu().named("a")),
        "layers 0 and 2 have the same name 'a'");
  }

  @Test
  void aNameWithinAnotherIsRefusedInEitherOrder() {
    // torch.nn could not hold both: "a" is a layer or a group of layers.
    assertRefused(
        () -> Network.of(CIFAR, relu().named("a"), relu().named("a.b")),
        "layer 'a.b' lies within layer 'a'");
    assertRefused(
        () -> Network.of(CIFAR, relu().named("a.b.c.d"), relu().named("a.b")),
        "layer 'a.b.c.d' lies within layer 'a.b'");
  }

  @Test
  void parametersThatNoArrayCanHoldNameTheLayer() {
    assertRefused(
        () -> Network.of(CIFAR, flatten(), linear(1_000_000)),
        "layer '1' (Linear): more than 2^31 - 1 elements in the sizes [1000000, 3072]");
  }

  @Test
  void moreParametersThanOneArrayHoldsAreRefused() {
    assertRefused(
        () ->
            Network.of(
                Shape.image(1, 1, 1), flatten(), linear(40_000), linear(40_000), linear(40_000)),
        "the network has more than 2^31 - 1 parameters at 3.weight");
  }

  private static void assertRefused(ThrowingCallable making, String message) {
    assertThatIllegalArgumentException().isThrownBy(making).withMessage(message);
  }
}
