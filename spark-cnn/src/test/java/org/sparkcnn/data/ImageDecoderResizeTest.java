package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.network.Shape;

class ImageDecoderResizeTest {

  static Stream<Arguments> resized() {
    return ImageFixtures.table("resize.csv").map(line -> Arguments.of((Object) line));
  }

  /** On a smooth picture antialiasing filters agree, but for their edges. */
  @ParameterizedTest
  @MethodSource("resized")
  void aSmoothPictureIsResizedAsTorchvisionAndPillowDo(String[] line) {
    int[] numbers = Stream.of(line).skip(2).mapToInt(Integer::parseInt).toArray();
    Resize resize = new Resize(Resize.named(line[1]).policy(), numbers[0]);
    Shape image = Shape.image(3, numbers[1], numbers[2]);
    byte[] source = ImageFixtures.file("smooth-%dx%d.rgb".formatted(numbers[3], numbers[4]));

    byte[] found = convert(turned(source), numbers[3], numbers[4], image, resize);

    assertThat(ImageFixtures.difference(found, ImageFixtures.file(line[0] + ".rgb")))
        .isLessThanOrEqualTo(3);
  }

  /** In a ramp a value tells which place is seen: every filter keeps it, away from the edges. */
  @ParameterizedTest
  @CsvSource({
    "exact, 0, 250, 200, 120, 120",
    "exact, 0, 60, 50, 120, 120",
    "centerCrop, 0, 250, 200, 100, 100",
    "centerCrop, 0, 151, 199, 100, 100",
    "centerCrop, 0, 203, 150, 64, 64",
    "centerCrop, 0, 50, 63, 100, 100",
    "centerCrop, 110, 250, 171, 100, 100",
    "centerCrop, 128, 90, 171, 100, 100",
    "letterbox, 0, 250, 171, 100, 100",
    "letterbox, 0, 50, 97, 100, 120"
  })
  void theRightRegionIsSeen(
      String policy, int shorterSide, int sourceHeight, int sourceWidth, int height, int width) {
    Resize resize = new Resize(Resize.named(policy).policy(), shorterSide);
    Shape image = Shape.image(3, height, width);
    double across = 255.0 / sourceWidth;
    double down = 255.0 / sourceHeight;
    byte[] source = new byte[3 * sourceHeight * sourceWidth];
    for (int y = 0; y < sourceHeight; y++) {
      for (int x = 0; x < sourceWidth; x++) {
        int at = 3 * (y * sourceWidth + x);
        source[at + 1] = (byte) Math.round(y * down);
        source[at + 2] = (byte) Math.round(x * across);
      }
    }

    byte[] found = convert(source, sourceHeight, sourceWidth, image, resize);

    Placement placement = Placement.of(resize, sourceWidth, sourceHeight, image);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double right = place(x + placement.left(), placement.width(), sourceWidth);
        double below = place(y + placement.top(), placement.height(), sourceHeight);
        int at = 3 * (y * width + x);
        if (isInside(right, sourceWidth) && isInside(below, sourceHeight)) {
          assertThat(Math.abs((found[at] & 0xFF) - right * across)).isLessThanOrEqualTo(1.25);
          assertThat(Math.abs((found[at + 1] & 0xFF) - below * down)).isLessThanOrEqualTo(1.25);
        } else if (right < -1 || right > sourceWidth || below < -1 || below > sourceHeight) {
          assertThat(found[at] | found[at + 1] | found[at + 2]).as("a bar").isZero();
        }
      }
    }
  }

  /** Where a pixel's centre lies in the source. */
  private static double place(int at, long scaled, int source) {
    return (at + 0.5) * source / scaled - 0.5;
  }

  private static boolean isInside(double at, int source) {
    return at > 3 && at < source - 4;
  }

  private static byte[] convert(byte[] bgr, int height, int width, Shape image, Resize resize) {
    ByteBuffer target = ByteBuffer.allocate(image.elements());
    try (ImageDecoder decoder = new ImageDecoder(image, resize, ImageFixtures.MAX_PIXELS)) {
      decoder.convert(bgr, height, width, 3, target);
    }
    assertThat(target.remaining()).isZero();
    return target.array();
  }

  private static byte[] turned(byte[] rgb) {
    byte[] bgr = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      bgr[i] = rgb[i + 2 - 2 * (i % 3)];
    }
    return bgr;
  }
}
