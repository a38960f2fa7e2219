package org.sparkcnn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.residual;

import org.junit.jupiter.api.Test;
import org.sparkcnn.network.Parameter.Kind;
import org.sparkcnn.network.ParameterTable.Entry;

/** Where each parameter lies in the flat vector, under PyTorch's names. */
class ParameterTableTest {

  @Test
  void simpleCnnHasTheNamesShapesAndOffsetsOfItsTwinInPyTorch() {
    ParameterTable table = Networks.simpleCnn(Shape.image(1, 28, 28), 10).parameterTable();
    assertThat(table.entries())
        .containsExactly(
            new Entry("0.weight", Shape.of(32, 1, 3, 3), Kind.WEIGHT, 0),
            new Entry("0.bias", Shape.of(32), Kind.BIAS, 421_408),
            new Entry("3.weight", Shape.of(64, 32, 3, 3), Kind.WEIGHT, 288),
            new Entry("3.bias", Shape.of(64), Kind.BIAS, 421_440),
            new Entry("7.weight", Shape.of(128, 3136), Kind.WEIGHT, 18_720),
            new Entry("7.bias", Shape.of(128), Kind.BIAS, 421_504),
            new Entry("9.weight", Shape.of(10, 128), Kind.WEIGHT, 420_128),
            new Entry("9.bias", Shape.of(10), Kind.BIAS, 421_632));
    assertThat(table.length()).isEqualTo(421_642);
  }

  @Test
  void namedLayersGiveTheirNamesToTheirParameters() {
    Network network =
        Network.of(
            Shape.image(3, 8, 8),
            conv2d(4, 3).withoutBias().named("layer1.0.conv1"),
            flatten().named("flatten"),
            linear(2).named("fc"));
    assertThat(network.parameterTable().entries().stream().map(Entry::name))
        .containsExactly("layer1.0.conv1.weight", "fc.weight", "fc.bias");
  }

  @Test
  void weightsComeFirstThenBiasesThenBuffersWhileEntriesKeepPyTorchsOrder() {
    Network network =
        Network.of(
            Shape.image(2, 4, 4),
            residual(conv2d(4, 1).named("conv"), batchNorm().named("bn"))
                .shortcut(conv2d(4, 1).withoutBias().named("down"))
                .named("block"),
            flatten().named("flatten"),
            linear(3).named("fc"));
    ParameterTable table = network.parameterTable();
    assertThat(table.entries())
        .containsExactly(
            new Entry("block.conv.weight", Shape.of(4, 2, 1, 1), Kind.WEIGHT, 0),
            new Entry("block.conv.bias", Shape.of(4), Kind.BIAS, 208),
            new Entry("block.bn.weight", Shape.of(4), Kind.BIAS, 212),
            new Entry("block.bn.bias", Shape.of(4), Kind.BIAS, 216),
            new Entry("block.bn.running_mean", Shape.of(4), Kind.BUFFER, 223),
            new Entry("block.bn.running_var", Shape.of(4), Kind.BUFFER, 227),
            new Entry("block.down.weight", Shape.of(4, 2, 1, 1), Kind.WEIGHT, 8),
            new Entry("fc.weight", Shape.of(3, 64), Kind.WEIGHT, 16),
            new Entry("fc.bias", Shape.of(3), Kind.BIAS, 220));
    assertThat(table.length(Kind.WEIGHT)).isEqualTo(208);
    assertThat(table.length(Kind.BIAS)).isEqualTo(15);
    assertThat(table.length(Kind.BUFFER)).isEqualTo(8);
    assertThat(table.trainableLength()).isEqualTo(223);
    assertThat(table.length()).isEqualTo(231);
  }

  @Test
  void batchNormStartsAsTheIdentity() {
    Network network = Network.of(Shape.image(2, 1, 1), batchNorm().named("bn"));
    Weights weights = Weights.initial(network, 1);
    assertThat(weights.values("bn.weight")).containsExactly(1, 1);
    assertThat(weights.values("bn.bias")).containsExactly(0, 0);
    assertThat(weights.values("bn.running_mean")).containsExactly(0, 0);
    assertThat(weights.values("bn.running_var")).containsExactly(1, 1);
  }

  @Test
  void groupsAndOblongKernelsShapeTheWeightAsInPyTorch() {
    Network network = Network.of(Shape.image(6, 8, 8), conv2d(9, 3, 2).groups(3));
    Parameter weight = network.parameters().get(0);
    assertThat(weight.shape()).isEqualTo(Shape.of(9, 2, 3, 2));
    assertThat(weight.fanIn()).as("fanIn").isEqualTo(2 * 3 * 2);
    // torch.nn.init counts the whole weight's outputs, whatever the groups.
    assertThat(weight.fanOut()).as("fanOut").isEqualTo(9 * 3 * 2);
  }

  @Test
  void layersWithoutBiasHaveAWeightOnly() {
    Network network = Network.of(Shape.image(1, 4, 4), flatten(), linear(3).withoutBias(), relu());
    assertThat(network.parameterTable().entries())
        .containsExactly(new Entry("1.weight", Shape.of(3, 16), Kind.WEIGHT, 0));
  }

  @Test
  void aNetworkWithoutParametersHasAnEmptyTable() {
    ParameterTable table = Network.of(Shape.image(1, 4, 4), relu()).parameterTable();
    assertThat(table.entries()).isEmpty();
    assertThat(table.length()).isZero();
  }

  @Test
  void entriesAreFoundByName() {
    ParameterTable table = Networks.leNet(Shape.image(3, 32, 32), 10).parameterTable();
    assertThat(table.find("11.bias").orElseThrow().length()).isEqualTo(10);
    assertThat(table.find("11.running_mean")).isEmpty();
  }
}
