package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.network.Shape;

/** Files of each format and kind of pixel become what Pillow makes of them. */
class ImageFormatsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb.png",
        "grey.png",
        "bilevel.png",
        "rgba.png",
        "grey-alpha.png",
        "palette.png",
        "palette-transparent.png",
        "animated.png",
        "sixteen-bits.png",
        "sixteen-bits-grey.png",
        "interlaced.png",
        "exif-6.png",
        "rgb.bmp",
        "grey.bmp",
        "bilevel.bmp",
        "palette.bmp",
        "rgba.bmp",
        "top-down.bmp",
        "runs.bmp",
        "lossless.webp",
        "lossless-alpha.webp",
        "animated.webp",
        "exif-6.webp"
      })
  void losslessFilesGivePillowsPixels(String name) {
    assertThat(ImageFixtures.difference(rgb(name), ImageFixtures.file(name + ".rgb"))).isZero();
  }

  /** Two decoders may round differently, more so where colours are converted twice. */
  @ParameterizedTest
  @CsvSource({
    "rgb.jpg, 2",
    "full-chroma.jpg, 2",
    "progressive.jpg, 2",
    "restarts.jpg, 2",
    "grey.jpg, 2",
    "cmyk.jpg, 3",
    "ycck.jpg, 3",
    "lossy.webp, 2",
    "lossy-alpha.webp, 2"
  })
  void lossyFilesGiveNearlyPillowsPixels(String name, int tolerance) {
    assertThat(ImageFixtures.difference(rgb(name), ImageFixtures.file(name + ".rgb")))
        .isLessThanOrEqualTo(tolerance);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void aPictureIsTurnedAsItsExifOrientationSays(int orientation) {
    String name = "exif-" + orientation + ".jpg";

    assertThat(ImageFixtures.difference(rgb(name), ImageFixtures.file(name + ".rgb")))
        .isLessThanOrEqualTo(2);
  }

  /** As Pillow's convert("L"): ITU-R 601. */
  @ParameterizedTest
  @CsvSource({
    "rgb.png, 1",
    "rgba.png, 1",
    "palette.png, 1",
    "sixteen-bits.png, 1",
    "rgb.bmp, 1",
    "lossless.webp, 1",
    "grey.png, 0",
    "grey.bmp, 0",
    "grey.jpg, 2",
    "full-chroma.jpg, 3",
    "cmyk.jpg, 3",
    "exif-6.jpg, 3"
  })
  void anythingBecomesGreyForANetworkOfOneChannel(String name, int tolerance) {
    byte[] rgb = ImageFixtures.file(name + ".rgb");
    byte[] expected = new byte[rgb.length / 3];
    for (int i = 0; i < expected.length; i++) {
      double grey =
          0.299 * (rgb[3 * i] & 0xFF)
              + 0.587 * (rgb[3 * i + 1] & 0xFF)
              + 0.114 * (rgb[3 * i + 2] & 0xFF);
      expected[i] = (byte) Math.round(grey);
    }

    byte[] grey = ImageFixtures.decode(ImageFixtures.file(name), image(name, 1), Resize.none());

    assertThat(ImageFixtures.difference(grey, expected)).isLessThanOrEqualTo(tolerance);
  }

  private static byte[] rgb(String name) {
    return ImageFixtures.decode(ImageFixtures.file(name), image(name, 3), Resize.none());
  }

  /** Orientations 5 to 8 swap width and height. */
  private static Shape image(String name, int channels) {
    return name.matches("exif-[5-8].*")
        ? Shape.image(channels, ImageFixtures.WIDTH, ImageFixtures.HEIGHT)
        : Shape.image(channels, ImageFixtures.HEIGHT, ImageFixtures.WIDTH);
  }
}
