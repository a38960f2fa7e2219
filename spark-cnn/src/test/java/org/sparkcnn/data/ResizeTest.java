package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.sparkcnn.network.Shape;

class ResizeTest {

  @Test
  void policiesHaveNames() {
    assertThat(Resize.named("none")).isEqualTo(Resize.none());
    assertThat(Resize.named("exact")).isEqualTo(Resize.exact());
    assertThat(Resize.named("centerCrop")).isEqualTo(Resize.centerCrop());
    assertThat(Resize.named("letterbox")).isEqualTo(Resize.letterbox());
  }

  @Test
  void anotherNameIsRefusedWithThoseThatThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resize.named("fit"))
        .withMessage("no resizing named 'fit'; there are none, exact, centerCrop, letterbox");
  }

  @Test
  void onlyACentreCropHasAShorterSide() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Resize(Resize.Policy.LETTERBOX, 256))
        .withMessage("shorterSide 256 is for centerCrop; letterbox has none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resize.centerCrop(-1))
        .withMessage("shorterSide must be at least 0, found -1");
  }

  @Test
  void aShorterSideMustCoverTheNetworksInput() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resize.centerCrop(223).requireCovers(Shape.image(3, 200, 224)))
        .withMessage("shorterSide 223 does not cover the network's 200 rows and 224 columns");
    assertThatCode(() -> Resize.centerCrop(224).requireCovers(Shape.image(3, 200, 224)))
        .doesNotThrowAnyException();
    assertThatCode(() -> Resize.centerCrop().requireCovers(Shape.image(3, 200, 224)))
        .doesNotThrowAnyException();
  }
}
