package org.sparkcnn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The flat vector and how it starts. */
class WeightsTest {
  private static final Shape INPUT = Shape.image(1, 28, 28);
  private static final Network NETWORK = Networks.simpleCnn(INPUT, 10);

  @Test
  void theSameSeedGivesTheSameWeights() {
    float[] values = Weights.initial(NETWORK, 7).values();
    assertThat(values).hasSize(421_642).isEqualTo(Weights.initial(NETWORK, 7).values());
  }

  @Test
  void anotherSeedGivesOtherWeights() {
    assertThat(Weights.initial(NETWORK, 8).values("0.weight"))
        .isNotEqualTo(Weights.initial(NETWORK, 7).values("0.weight"));
  }

  @Test
  void layersOfOneShapeStartDifferently() {
    Network twins = Network.of(INPUT, conv2d(1, 3).padding(1), conv2d(1, 3).padding(1));
    Weights weights = Weights.initial(twins, 7);
    assertThat(weights.values("0.weight")).isNotEqualTo(weights.values("1.weight"));
  }

  @Test
  void aLayersStartDoesNotDependOnTheLayersAfterIt() {
    Weights ten = Weights.initial(NETWORK, 7);
    Weights hundred = Weights.initial(Networks.simpleCnn(INPUT, 100), 7);
    assertThat(hundred.values("7.weight")).isEqualTo(ten.values("7.weight"));
  }

  @Test
  void weightsOfASeedStayThoseOfEarlierVersions() {
    Network network = Network.of(Shape.image(1, 2, 2), flatten(), linear(1));
    assertThat(Weights.initial(network, 7).values())
        .containsExactly(0.4820887f, -0.0048332615f, 0.1096698f, -0.3439409f, -0.24435847f);
  }

  @Test
  void aParametersValuesAreItsSliceOfTheVector() {
    ParameterTable table = NETWORK.parameterTable();
    float[] values = new float[table.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    Weights weights = new Weights(table, values);
    assertThat(weights.values("0.bias"))
        .hasSize(32)
        .containsExactly(Arrays.copyOfRange(values, 421_408, 421_440));
    assertThat(weights.values("9.bias")).endsWith(421_641f);
    assertThat(weights.values()).as("not a copy").isSameAs(values);
    assertThat(weights.table()).isEqualTo(table);
  }

  @Test
  void aVectorOfTheWrongLengthIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Weights(NETWORK.parameterTable(), new float[3]))
        .withMessage("the network has 421642 parameters, but 3 values were given");
  }

  @Test
  void anUnknownParameterIsRefusedWithTheNamesThereAre() {
    Weights weights = Weights.initial(Network.of(INPUT, conv2d(1, 3)), 7);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> weights.values("conv.weight"))
        .withMessage("no parameter 'conv.weight'; there are [0.weight, 0.bias]");
  }

  @Test
  void aPartsValuesTakeTheirPlaceInACopyOfTheWhole() {
    Weights whole = Weights.initial(NETWORK, 7);
    Weights tail = Weights.initial(NETWORK, 8).select(NETWORK.after("6").parameterTable());

    Weights together = whole.with(tail);

    assertThat(together.table()).isEqualTo(whole.table());
    assertThat(together.values("0.weight")).isEqualTo(whole.values("0.weight"));
    assertThat(together.values("7.weight")).isEqualTo(tail.values("7.weight"));
    assertThat(together.values("9.bias")).isEqualTo(tail.values("9.bias"));
    assertThat(whole.values()).as("left as it was").isEqualTo(Weights.initial(NETWORK, 7).values());
  }

  @Test
  void aPartOfAnotherNetworkIsRefused() {
    Weights whole = Weights.initial(NETWORK, 7);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> whole.with(Weights.initial(Networks.simpleCnn(INPUT, 3), 7)))
        .withMessage("parameter '9.weight' has the shape (10, 128), expected (3, 128)");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> whole.with(Weights.initial(Network.of(INPUT, conv2d(1, 3).named("conv")), 7)))
        .withMessageStartingWith("no parameter 'conv.weight'; there are [0.weight");
  }
}
