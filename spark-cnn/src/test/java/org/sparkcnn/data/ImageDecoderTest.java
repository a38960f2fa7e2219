package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.network.Shape;

class ImageDecoderTest {
  private static final Shape TINY = Shape.image(3, 1, 2);

  @Test
  void pixelsGoIntoTheTargetAtItsPosition() {
    ByteBuffer target = ByteBuffer.allocateDirect(10).position(3);
    try (ImageDecoder decoder = decoder(TINY, Resize.none())) {
      decoder.convert(new byte[] {1, 2, 3, 4, 5, 6}, 1, 2, 3, target);
    }

    assertThat(target.position()).isEqualTo(9);
    byte[] found = new byte[10];
    target.clear().get(found);
    assertThat(found).containsExactly(0, 0, 0, 3, 2, 1, 6, 5, 4, 0);
  }

  @Test
  void greyAndBgraPixelsBecomeRgb() {
    assertThat(convert(new byte[] {7, (byte) 200}, 1, TINY))
        .containsExactly(7, 7, 7, 200, 200, 200);
    assertThat(convert(new byte[] {1, 2, 3, 0, 4, 5, 6, 9}, 4, TINY))
        .containsExactly(3, 2, 1, 6, 5, 4);
  }

  @Test
  void coloursBecomeGrey() {
    Shape grey = Shape.image(1, 1, 2);

    assertThat(convert(new byte[] {7, (byte) 200}, 1, grey)).containsExactly(7, 200);
    // 0.114 * 50 + 0.587 * 100 + 0.299 * 10 and 0.114 * 10 + 0.587 * 20 + 0.299 * 110
    assertThat(convert(new byte[] {50, 100, 10, 10, 20, 110}, 3, grey)).containsExactly(67, 46);
    assertThat(convert(new byte[] {50, 100, 10, 1, 10, 20, 110, 2}, 4, grey))
        .containsExactly(67, 46);
  }

  /** Large enough for a half, a quarter and an eighth of the JPEG file's size. */
  @ParameterizedTest
  @CsvSource({"1, 300", "2, 150", "3, 75", "4, 37", "5, 300", "6, 150", "7, 75", "8, 37"})
  void aReducedPictureIsThatOfFullSizeResized(int orientation, int side) {
    byte[] file = LargeJpeg.of(600, 800, orientation);
    Shape image = Shape.image(3, side, side);
    int turned = orientation >= 5 ? 1 : 0;
    Shape whole = Shape.image(3, turned == 1 ? 800 : 600, turned == 1 ? 600 : 800);
    byte[] full = ImageFixtures.decode(file, whole, Resize.none());
    byte[] bgr = full.clone();
    for (int i = 0; i < bgr.length; i += 3) {
      bgr[i] = full[i + 2];
      bgr[i + 2] = full[i];
    }
    ByteBuffer expected = ByteBuffer.allocate(image.elements());
    try (ImageDecoder decoder = decoder(image, Resize.centerCrop())) {
      decoder.convert(bgr, whole.height(), whole.width(), 3, expected);

      byte[] found = ImageFixtures.decode(decoder, file, image);

      assertThat(ImageFixtures.difference(found, expected.array())).isLessThanOrEqualTo(3);
    }
  }

  @Test
  void aPictureShowsNothingOfTheOneBefore() {
    Shape image = Shape.image(3, 32, 32);
    byte[] before = ImageFixtures.file("rgb.png");
    byte[] file = ImageFixtures.file("exif-6.jpg");
    byte[] alone = ImageFixtures.decode(file, image, Resize.letterbox());
    try (ImageDecoder decoder = decoder(image, Resize.letterbox())) {
      ImageFixtures.decode(decoder, before, image);

      assertThat(ImageFixtures.decode(decoder, file, image)).isEqualTo(alone);
    }
  }

  @Test
  void aDecoderOutlivesTheScopeThatItWasMadeIn() {
    ImageDecoder decoder;
    try (PointerScope scope = new PointerScope()) {
      decoder = decoder(TINY, Resize.exact());
    }
    try (decoder) {
      byte[] file = new byte[300 * 300 * 3];
      ByteBuffer target = ByteBuffer.allocate(6);
      decoder.convert(file, 300, 300, 3, target);

      assertThat(target.array()).containsOnly(0);
    }
  }

  @Test
  void aTargetThatIsTooSmallIsTheCallersFault() {
    try (ImageDecoder decoder = decoder(TINY, Resize.exact())) {
      assertThatThrownBy(
              () -> decoder.decode(ImageFixtures.file("rgb.jpg"), ByteBuffer.allocate(5)))
          .isInstanceOf(BufferOverflowException.class);
    }
  }

  @Test
  void afterItsEndItIsNotUsed() {
    ImageDecoder decoder = decoder(TINY, Resize.exact());
    decoder.close();
    decoder.close();

    assertThatThrownBy(() -> decoder.decode(new byte[4], ByteBuffer.allocate(6)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this image decoder is closed");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void otherNumbersOfChannelsAreRefused(int channels) {
    assertThatThrownBy(() -> decoder(Shape.image(channels, 8, 9), Resize.exact()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "encoded images become grey (1 channel) or RGB (3 channels), but the network takes"
                + " (%d, 8, 9) images (C, H, W)",
            channels);
  }

  @Test
  void aNetworkLargerThanMaxPixelsIsRefused() {
    assertThatThrownBy(() -> new ImageDecoder(Shape.image(3, 20, 20), Resize.exact(), 399))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxPixels 399 is less than what the network takes, (3, 20, 20)");
  }

  private static byte[] convert(byte[] pixels, int channels, Shape image) {
    ByteBuffer target = ByteBuffer.allocate(image.elements());
    try (ImageDecoder decoder = decoder(image, Resize.none())) {
      decoder.convert(pixels, 1, 2, channels, target);
    }
    return target.array();
  }

  private static ImageDecoder decoder(Shape image, Resize resize) {
    return new ImageDecoder(image, resize, ImageFixtures.MAX_PIXELS);
  }
}
