package org.sparkcnn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/** Shapes and pairs of sizes. */
class ShapeTest {

  @Test
  void anImageKnowsItsChannelsRowsAndColumns() {
    Shape shape = Shape.image(3, 28, 32);
    assertThat(shape.isImage()).isTrue();
    assertThat(shape.isVector()).isFalse();
    assertThat(shape.channels()).isEqualTo(3);
    assertThat(shape.height()).isEqualTo(28);
    assertThat(shape.width()).isEqualTo(32);
    assertThat(shape.elements()).isEqualTo(3 * 28 * 32);
    assertThat(shape.toLongs()).containsExactly(3, 28, 32);
    assertThat(shape).hasToString("(3, 28, 32)");
  }

  @Test
  void aVectorHasNoChannels() {
    Shape shape = Shape.vector(10);
    assertThat(shape.isVector()).isTrue();
    assertThat(shape).hasToString("(10)");
    assertThatIllegalStateException()
        .isThrownBy(shape::channels)
        .withMessage("not an image (C, H, W): (10)");
  }

  @Test
  void sizesBelowOneAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shape.image(3, 0, 32))
        .withMessage("every size must be at least 1, found [3, 0, 32]");
  }

  @Test
  void shapesThatNoArrayCanHoldAreRefused() {
    assertThat(Shape.of(Integer.MAX_VALUE).elements()).isEqualTo(Integer.MAX_VALUE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shape.of(65536, 32768))
        .withMessage("more than 2^31 - 1 elements in the sizes [65536, 32768]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shape.of(65536, 65536, 65536, 65536))
        .withMessage("more than 2^31 - 1 elements in the sizes [65536, 65536, 65536, 65536]");
  }

  @Test
  void sizesPrintOneNumberIfSquareAndTwoIfNot() {
    assertThat(Size2d.square(3)).hasToString("3").isEqualTo(new Size2d(3, 3));
    assertThat(new Size2d(3, 5)).hasToString("3x5").isNotEqualTo(new Size2d(5, 3));
    assertThat(new Size2d(3, 5).toLongs()).containsExactly(3, 5);
  }
}
