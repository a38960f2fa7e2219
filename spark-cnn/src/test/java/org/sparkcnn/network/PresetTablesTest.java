package org.sparkcnn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The presets' parameters are those of the networks of the same names in PyTorch. */
class PresetTablesTest {

  static List<String> presets() {
    List<String> ownPresets = List.of("simple_cnn", "tutorial_cnn", "lenet");
    return Networks.names().stream().filter(name -> !ownPresets.contains(name)).toList();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void namesShapesAndOrderAreThoseOfTheStateDict(String preset) {
    PresetTable table = PresetTable.of(preset);
    List<Parameter> parameters = network(preset).parameters();
    assertThat(parameters.stream().map(p -> p.name() + " " + p.shape()))
        .containsExactlyElementsOf(
            table.entries().stream().map(e -> e.name() + " " + e.shape()).toList());
  }

  @ParameterizedTest
  @MethodSource("presets")
  void asManyParametersAreTrained(String preset) {
    assertThat(network(preset).parameterTable().trainableLength())
        .isEqualTo((int) PresetTable.of(preset).trained());
  }

  @ParameterizedTest
  @MethodSource("presets")
  void theFirstWeightsAreAsLarge(String preset) {
    List<PresetTable.Entry> entries = PresetTable.of(preset).entries();
    List<Parameter> parameters = network(preset).parameters();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < entries.size(); i++) {
      // Fewer values than there are: the distribution depends on the fans alone.
      float[] values = new float[Math.min(parameters.get(i).shape().elements(), 10_000)];
      parameters.get(i).initializer().draw(parameters.get(i), random, values, 0, values.length);
      double expected = entries.get(i).median();
      // Five deviations of the difference of two samples' medians; four digits are kept.
      double tolerance = (8 / Math.sqrt(values.length) + 1e-3) * expected;
      assertThat(median(values)).as(entries.get(i).name()).isCloseTo(expected, within(tolerance));
    }
  }

  @ParameterizedTest
  @MethodSource("presets")
  void otherChannelsAndClassesChangeTheEndsOnly(String preset) {
    Shape input = Shape.image(1, 70, 65);
    Network network = Networks.byName(preset, input, 7);
    assertThat(network.output()).isEqualTo(Shape.vector(7));
    List<Parameter> parameters = network.parameters();
    List<PresetTable.Entry> entries = PresetTable.of(preset).entries();
    assertThat(parameters.get(0).shape().sizes().get(1)).isEqualTo(1);
    for (int i = 1; i < entries.size() - 2; i++) {
      assertThat(parameters.get(i).shape()).isEqualTo(entries.get(i).shape());
    }
    assertThat(parameters.get(entries.size() - 1).shape()).isEqualTo(Shape.of(7));
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 26})
  void cifarResNetsOfOtherDepthsHaveSixMoreLayersABlock(int depth) {
    Network network = Networks.cifarResNet(Shape.image(3, 32, 32), 10, depth);
    assertThat(network.parameters())
        .filteredOn(p -> p.kind() == Parameter.Kind.WEIGHT)
        .hasSize(depth);
  }

  private static Network network(String preset) {
    // Names and shapes do not depend on the size; a small one is enough for all of them.
    boolean cifar = preset.matches("resnet(20|32|44|56|110)");
    return Networks.byName(preset, Shape.image(3, 64, 64), cifar ? 10 : 1000);
  }

  private static double median(float[] values) {
    double[] magnitudes = new double[values.length];
    Arrays.setAll(magnitudes, i -> Math.abs(values[i]));
    Arrays.sort(magnitudes);
    return magnitudes[values.length / 2];
  }
}
