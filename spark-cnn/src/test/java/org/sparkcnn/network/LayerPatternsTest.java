package org.sparkcnn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerPatternsTest {

  @ParameterizedTest
  @CsvSource({
    "conv1, conv1.weight, true",
    "conv1, layer1.0.conv1.weight, false",
    "layer1, layer1.0.conv1.weight, true",
    "layer1, layer10.0.conv1.weight, false",
    "layer1.0, layer1.0.bn2.running_var, true",
    "layer?, layer3.0.conv1.weight, true",
    "*.bn?, layer3.0.bn1.bias, true",
    "*.bn?, bn1.bias, false",
    "*bn?, bn1.bias, true",
    "*.bias, fc.bias, true",
    "*.bias, fc.weight, false",
    "*, fc.weight, true",
    "fc.weight, fc.weight, true",
    "f.weight, fcweight, false",
  })
  void aPatternFitsANameAndAllWithinIt(String pattern, String parameter, boolean fits) {
    assertThat(LayerPatterns.of(pattern).match(parameter)).isEqualTo(fits);
  }

  @Test
  void theLastPatternThatFitsDecides() {
    LayerPatterns body = LayerPatterns.of("*", "!fc", "!layer4", "layer4.0");
    assertThat(body.match("conv1.weight")).isTrue();
    assertThat(body.match("fc.bias")).isFalse();
    assertThat(body.match("layer4.1.conv1.weight")).isFalse();
    assertThat(body.match("layer4.0.conv1.weight")).isTrue();
  }

  @Test
  void noPatternsFitNothing() {
    assertThat(LayerPatterns.of().match("fc.weight")).isFalse();
  }

  @Test
  void aPatternThatFitsNothingIsRefusedWithTheLayersThatThereAre() {
    Network network = Networks.leNet(Shape.image(3, 32, 32), 10);
    LayerPatterns.of("0", "!*.bias").checkFit(network);
    assertThatThrownBy(() -> LayerPatterns.of("0", "layer1").checkFit(network))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'layer1' fits no layer that has parameters; there are 0, 3, 7, 9, 11");
  }

  @Test
  void layersWithOthersInThemAreListedFirst() {
    Network network = Networks.resNet50(Shape.image(3, 64, 64), 10);
    assertThatThrownBy(() -> LayerPatterns.of("layer9").checkFit(network))
        .hasMessageStartingWith(
            "'layer9' fits no layer that has parameters; there are conv1, bn1, layer1, layer2, layer3, layer4, fc; within them layer1.0.conv1, ")
        .hasMessageEndingWith(" more");
  }

  @Test
  void anEmptyPatternIsRefused() {
    assertThatThrownBy(() -> LayerPatterns.of("fc", "!"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected the name of a layer, or a pattern such as layer1.*, found '!'");
  }
}
