package org.sparkcnn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sparkcnn.network.Layers.concat;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.relu6;
import static org.sparkcnn.network.Layers.residual;
import static org.sparkcnn.network.Layers.sequential;

import org.junit.jupiter.api.Test;

/** A layer's place can be taken by another, wherever it lies. */
class ReplacementTest {

  private static Network network(Layer first, Layer body, Layer right, Layer last) {
    return Network.of(
        Shape.image(1, 4, 4),
        sequential(
                first.named("conv"),
                residual(body.named("conv"))
                    .shortcut(relu().named("relu"))
                    .activation(relu())
                    .named("block"),
                concat(conv2d(1, 1).named("left"), right.named("right")).named("sides"))
            .named("features"),
        flatten().named("flatten"),
        last.named("head.fc"));
  }

  private static final Conv2d SAME = conv2d(2, 3).padding(1);
  private static final Network NETWORK = network(SAME, SAME, conv2d(2, 1), linear(3));

  @Test
  void aLayerTakesAnothersPlaceAndName() {
    assertThat(NETWORK.replace("head.fc", linear(7)))
        .isEqualTo(network(SAME, SAME, conv2d(2, 1), linear(7)));
    assertThat(NETWORK.replace("features.conv", SAME.withoutBias()))
        .isEqualTo(network(SAME.withoutBias(), SAME, conv2d(2, 1), linear(3)));
  }

  @Test
  void layersWithinBranchesCanBeReplacedToo() {
    assertThat(NETWORK.replace("features.block.conv", conv2d(2, 1)))
        .isEqualTo(network(SAME, conv2d(2, 1), conv2d(2, 1), linear(3)));
    assertThat(
            NETWORK.replace("features.block.relu", relu6()).replace("features.block.relu", relu()))
        .isNotEqualTo(NETWORK.replace("features.block.relu", relu6()))
        .isEqualTo(NETWORK);
    assertThat(NETWORK.replace("features.sides.right", conv2d(5, 1)))
        .isEqualTo(network(SAME, SAME, conv2d(5, 1), linear(3)));
  }

  @Test
  void theShapesBehindItAreInferredAnew() {
    Network wider = NETWORK.replace("features.sides.right", conv2d(5, 1));

    assertThat(wider.parameterTable().find("head.fc.weight").orElseThrow().shape())
        .isEqualTo(Shape.of(3, 6 * 4 * 4));
  }

  @Test
  void whatDoesNotFitIsRefusedByItsName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NETWORK.replace("head.fc", conv2d(1, 1)))
        .withMessageStartingWith("layer 'head.fc' (Conv2d): ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NETWORK.replace("features.block.conv", conv2d(3, 1)))
        .withMessageContaining("layer 'block' (Residual): the body gives (3, 4, 4)");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                NETWORK
                    .replace("head.fc", linear(3).inFeatures(48))
                    .replace("features.sides.right", conv2d(5, 1)))
        .withMessage("layer 'head.fc' (Linear): 96 features arrive, but inFeatures=48 was stated");
  }

  @Test
  void anUnknownNameIsRefusedWithThoseThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NETWORK.replace("fc", linear(2)))
        .withMessage(
            "there is no layer 'fc' to replace; there are [features, features.conv,"
                + " features.block, features.block.conv, features.block.relu, features.sides,"
                + " features.sides.left, features.sides.right, flatten, head.fc]");
  }
}
