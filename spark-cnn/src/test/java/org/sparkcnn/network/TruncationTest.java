package org.sparkcnn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sparkcnn.network.Layers.concat;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.residual;
import static org.sparkcnn.network.Layers.sequential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The beginning of a network is a network, and so is its end, with the same names and the same
 * weights.
 */
class TruncationTest {
  private static final Network NETWORK =
      Network.of(
          Shape.image(1, 4, 4),
          sequential(
                  conv2d(2, 3).padding(1).named("conv"),
                  residual(conv2d(2, 3).padding(1).named("conv")).named("block"),
                  concat(conv2d(1, 1).named("left"), conv2d(2, 1).named("right")).named("sides"))
              .named("features"),
          flatten().named("flatten"),
          linear(3).named("fc"));

  static List<String> presets() {
    return Networks.names();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void aPresetCanEndAtEachOfItsLayers(String preset) {
    Network network = Networks.byName(preset, Shape.image(3, 224, 224), 10);
    Map<String, Expected> expected = new LinkedHashMap<>();
    walk("", network.steps(), new ArrayList<>(), expected);

    assertThat(network.layerNames()).containsExactlyElementsOf(expected.keySet());
    expected.forEach(
        (name, end) -> {
          Network part = network.upTo(name);
          assertThat(part.output()).as("output of " + name).isEqualTo(end.output);
          assertThat(part.parameters().stream().map(Parameter::name))
              .as("parameters up to " + name)
              .containsExactlyElementsOf(end.parameters);
          assertThat(part.layerNames()).as("names up to " + name).contains(name);
        });
    assertThat(network.upTo(network.lastLayer().name())).isEqualTo(network);
  }

  private record Expected(Shape output, List<String> parameters) {}

  /** Walks along the data's way, with the names of the parameters that were passed. */
  private static void walk(
      String prefix,
      List<Network.Step> steps,
      List<String> passed,
      Map<String, Expected> expected) {
    for (Network.Step step : steps) {
      String name = prefix + step.name();
      List<String> own =
          step.parameters().stream().map(parameter -> prefix + parameter.name()).toList();
      List<String> after = new ArrayList<>(passed);
      after.addAll(own);
      expected.put(name, new Expected(step.output(), after));
      if (step.layer() instanceof Sequential sequential) {
        walk(
            name + ".",
            Chain.steps(step.input(), sequential.layers()),
            new ArrayList<>(passed),
            expected);
      }
      passed.addAll(own);
    }
  }

  @ParameterizedTest
  @MethodSource("presets")
  void aPresetsBeginningAndEndHaveTheParametersOfTheWhole(String preset) {
    Network network = Networks.byName(preset, Shape.image(3, 224, 224), 10);
    String last = network.lastLayer().name();
    for (String name : network.layerNames()) {
      if (name.equals(last) || name.startsWith(last + ".")) {
        continue;
      }
      Network end = network.after(name);
      List<Parameter> both = new ArrayList<>(network.upTo(name).parameters());
      both.addAll(end.parameters());

      assertThat(both).as("cut after " + name).isEqualTo(network.parameters());
      assertThat(end.output()).as("output after " + name).isEqualTo(network.output());
    }
  }

  @Test
  void theEndKeepsTheRestOfASequentialUnderItsName() {
    Network end = NETWORK.after("features.conv");

    assertThat(end.input()).isEqualTo(Shape.image(2, 4, 4));
    assertThat(end.layerNames())
        .containsExactly("features", "features.block", "features.sides", "flatten", "fc");
    assertThat(NETWORK.after("features.sides")).isEqualTo(NETWORK.after("features"));
  }

  @Test
  void aVectorArrivesAsAnImageOfOnePixel() {
    Network end = NETWORK.after("flatten");

    assertThat(end)
        .isEqualTo(
            Network.of(Shape.image(48, 1, 1), flatten().named("flatten"), linear(3).named("fc")));
  }

  @Test
  void theFlattenOfAVectorHasANameThatNoLayerHas() {
    Network network =
        Network.of(
            Shape.image(1, 2, 2),
            flatten().named("first"),
            linear(2).named("flatten"),
            linear(2).named("flatten_.fc"));

    assertThat(network.after("first").layerNames())
        .containsExactly("flatten__", "flatten", "flatten_.fc");
  }

  @Test
  void namesThatHaveNoEndAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NETWORK.after("fc"))
        .withMessage("nothing follows layer 'fc'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NETWORK.after("pool"))
        .withMessageStartingWith("there is no layer 'pool'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NETWORK.after("features.block.conv"))
        .withMessageContaining("within layer 'features.block' (Residual)");
  }

  @Test
  void layersWithinSequentialsAreNamedAsInTheStateDict() {
    assertThat(NETWORK.layerNames())
        .containsExactly(
            "features", "features.conv", "features.block", "features.sides", "flatten", "fc");
    assertThat(Networks.byName("resnet18", Shape.image(3, 224, 224), 10).layerNames())
        .contains("conv1", "layer4", "layer4.1", "avgpool", "fc")
        .doesNotContain("layer4.1.conv1");
  }

  @Test
  void namesWithDotsOfTheirOwnCanBeEndsToo() {
    Network network =
        Network.of(
            Shape.image(1, 4, 4), conv2d(2, 3).named("block.conv"), relu().named("block.relu"));

    assertThat(network.upTo("block.conv").layers()).hasSize(1);
  }

  @Test
  void anUnknownNameIsRefusedWithThoseThatArePossible() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NETWORK.upTo("features.pool"))
        .withMessage(
            "there is no layer 'features.pool' to end at; possible are [features, features.conv,"
                + " features.block, features.sides, flatten, fc]");
  }

  @Test
  void aNameWithinABranchIsRefusedWithThoseThatArePossible() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NETWORK.upTo("features.block.conv"))
        .withMessage(
            "cannot end at 'features.block.conv', within layer 'features.block' (Residual): only a"
                + " Sequential can be cut; possible are [features, features.conv, features.block,"
                + " features.sides, flatten, fc]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NETWORK.upTo("features.sides.left"))
        .withMessageStartingWith(
            "cannot end at 'features.sides.left', within layer 'features.sides' (Concat)");
  }

  @Test
  void theWeightsOfAPartAreThoseOfTheWhole() {
    Network network = Networks.cifarResNet20(Shape.image(3, 32, 32), 10);
    Weights whole = Weights.initial(network, 3);
    for (String name : network.layerNames()) {
      Weights part = whole.select(network.upTo(name).parameterTable());

      assertThat(part.table()).isEqualTo(network.upTo(name).parameterTable());
      for (ParameterTable.Entry entry : part.table().entries()) {
        assertThat(part.values(entry.name()))
            .as("%s up to %s", entry.name(), name)
            .containsExactly(whole.values(entry.name()));
      }
    }
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() {
    Weights weights = Weights.initial(NETWORK, 1);
    Network wider = Network.of(Shape.image(1, 4, 4), flatten().named("f"), linear(4).named("fc"));
    Network other = Network.of(Shape.image(1, 4, 4), conv2d(1, 1).named("other"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> weights.select(wider.parameterTable()))
        .withMessage("parameter 'fc.weight' has the shape (3, 48), expected (4, 16)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> weights.select(other.parameterTable()))
        .withMessageStartingWith("no parameter 'other.weight'; there are [features.conv.weight");
  }
}
