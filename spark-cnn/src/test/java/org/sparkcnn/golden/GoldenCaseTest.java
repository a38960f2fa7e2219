package org.sparkcnn.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.network.LayerPatterns;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;

/** PyTorch and this side mean the same network, the same weights, the same images. */
class GoldenCaseTest {

  static List<GoldenCase> cases() {
    return GoldenCases.all();
  }

  @Test
  void theFourNetworksOfTheDocumentsAreAmongTheCases() {
    assertThat(cases().stream().filter(c -> c.preset() != null).map(GoldenCase::name))
        .as("cases that name a preset")
        .containsExactly(
            "seed-000-tutorial-cnn",
            "seed-001-simple-cnn",
            "seed-002-simple-cnn",
            "seed-004-lenet");
  }

  @Test
  void presetsAreTheNetworksThatPyTorchRan() {
    for (GoldenCase golden : cases()) {
      if (golden.preset() != null) {
        assertThat(preset(golden.preset(), golden.network().input()))
            .as(golden.name())
            .isEqualTo(golden.network());
      }
    }
  }

  private static Network preset(String name, Shape input) {
    return switch (name) {
      case "tutorialCnn" -> Networks.tutorialCnn(input, 10);
      case "simpleCnn" -> Networks.simpleCnn(input, 10);
      case "leNet" -> Networks.leNet(input, 10);
      default -> throw new IllegalArgumentException("unknown preset: " + name);
    };
  }

  @ParameterizedTest
  @MethodSource("cases")
  void parametersHaveTheNamesAndShapesOfTheStateDict(GoldenCase golden) {
    assertThat(
            golden.network().parameters().stream()
                .map(p -> p.name() + " " + p.shape().sizes())
                .collect(Collectors.joining("\n")))
        .as("parameters of " + golden)
        .isEqualTo(
            golden.parameters().stream()
                .map(p -> p.name() + " " + p.shape())
                .collect(Collectors.joining("\n")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void weightsAreBitForBitThoseOfPyTorch(GoldenCase golden) {
    Weights weights = golden.weights();
    for (GoldenParameter parameter : golden.parameters()) {
      float[] values = weights.values(parameter.name());
      assertThat(GoldenParameter.sample(values, parameter.initial().size()))
          .as("%s of %s", parameter.name(), golden)
          .containsExactly(GoldenCase.floats(parameter.initial()));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void imagesAreThoseOfPyTorchInAnotherOrder(GoldenCase golden) {
    Shape image = golden.network().input();
    byte[] nhwc = golden.pixels();
    List<Integer> expected = golden.pixelSample();
    int[] indexes = GoldenParameter.indexes(nhwc.length, expected.size());
    for (int i = 0; i < indexes.length; i++) {
      int column = indexes[i] % image.width();
      int row = indexes[i] / image.width() % image.height();
      int channel = indexes[i] / image.width() / image.height() % image.channels();
      int example = indexes[i] / image.elements();
      int at =
          example * image.elements() + (row * image.width() + column) * image.channels() + channel;
      assertThat(Byte.toUnsignedInt(nhwc[at]))
          .as("image %d, channel %d, row %d, column %d", example, channel, row, column)
          .isEqualTo(expected.get(i));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void labelsOrTargetsAndOutputsFitTheBatch(GoldenCase golden) {
    int classes = golden.network().output().elements();
    if (golden.hasTargets()) {
      assertThat(golden.targets()).as("targets").hasDimensions(golden.batch(), classes);
    } else {
      assertThat(Arrays.stream(golden.labels()).boxed())
          .as("labels")
          .hasSize(golden.batch())
          .allSatisfy(label -> assertThat(label).isBetween(0, classes - 1));
    }
    assertThat(golden.outputs()).as("outputs").hasSize(golden.batch() * classes);
    assertThat(golden.exampleWeights()).as("example weights").hasSize(golden.batch());
    assertThat(golden.losses().length).as("losses").isIn(3, 20);
    assertThat(golden.normalization().mean()).hasSize(golden.network().input().channels());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void samplesCoverEachParameterFromItsFirstToItsLastValue(GoldenCase golden) {
    for (GoldenParameter parameter : golden.parameters()) {
      int count = Math.min(48, parameter.length());
      if (parameter.gradient() == null) {
        assertThat(isFrozen(golden, parameter) || isBuffer(parameter))
            .as("%s of %s, which has no gradient, is frozen or a buffer", parameter.name(), golden)
            .isTrue();
      } else {
        assertThat(parameter.gradient()).as("gradient of " + parameter.name()).hasSize(count);
      }
      assertThat(parameter.trained()).as("trained " + parameter.name()).hasSize(count);
      assertThat(GoldenParameter.indexes(parameter.length(), count))
          .as("indexes of " + parameter.name())
          .startsWith(0)
          .endsWith(parameter.length() - 1)
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void trainingMovesEveryParameterButTheFrozenOnes(GoldenCase golden) {
    Weights weights = golden.weights();
    boolean hasFrozen = !golden.recipe().tuning().frozen().isEmpty();
    for (GoldenParameter parameter : golden.parameters()) {
      // Whether statistics move beside frozen layers is what those cases are about.
      if (hasFrozen && isBuffer(parameter)) {
        continue;
      }
      assertThat(
              Arrays.equals(
                  parameter.sample(weights.values(parameter.name())),
                  GoldenCase.floats(parameter.trained())))
          .as("%s of %s stays as it is", parameter.name(), golden)
          .isEqualTo(isFrozen(golden, parameter));
    }
    float[] losses = golden.losses();
    assertThat(losses[losses.length - 1]).as("last loss").isLessThan(losses[0]);
  }

  private static boolean isBuffer(GoldenParameter parameter) {
    return parameter.name().contains(".running_");
  }

  private static boolean isFrozen(GoldenCase golden, GoldenParameter parameter) {
    return new LayerPatterns(golden.recipe().tuning().frozen()).match(parameter.name());
  }

  @Test
  void theHashIsThatOfPyTorchsSide() {
    assertThat(HashFormula.hash(0, 0)).as("index 0, salt 0").isEqualTo(0x3c46c9dc);
    assertThat(HashFormula.hash(1, 0)).as("index 1, salt 0").isEqualTo(0x4da34ae9);
    assertThat(HashFormula.hash(0, 1)).as("index 0, salt 1").isEqualTo(0x91eeb867);
    assertThat(HashFormula.hash(401_407, 7)).as("index 401407, salt 7").isEqualTo(0x0507839e);
  }
}
