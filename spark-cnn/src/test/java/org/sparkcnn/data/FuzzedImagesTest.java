package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sparkcnn.network.Shape;

/**
 * Damaged files are decoded or refused, and show nothing of the pictures before. The system
 * properties {@code fuzz.first} and {@code fuzz.images} choose the seeds; the file that is decoded
 * lies in {@link #CURRENT}, should it take the JVM with it.
 */
class FuzzedImagesTest {
  private static final Path CURRENT = Path.of("target", "fuzzed-image");
  private static final List<byte[]> FILES =
      Stream.of(
              "rgb.jpg progressive.jpg restarts.jpg grey.jpg cmyk.jpg ycck.jpg exif-6.jpg rgb.png",
              "rgba.png palette.png grey-alpha.png sixteen-bits.png interlaced.png animated.png",
              "exif-6.png rgb.bmp palette.bmp bilevel.bmp runs.bmp rgba.bmp top-down.bmp",
              "lossy.webp lossless.webp lossy-alpha.webp lossless-alpha.webp animated.webp")
          .flatMap(names -> Stream.of(names.split(" ")))
          .map(ImageFixtures::file)
          .toList();
  private static final Shape COLOUR = Shape.image(3, 24, 40);
  private static final Shape GREY = Shape.image(1, 16, 16);

  private final List<byte[]> bright = UniformImages.of(255);
  private final List<byte[]> dark = UniformImages.of(0);
  private int decoded;
  private int refused;

  @Test
  @Timeout(
      value = 1,
      unit = TimeUnit.HOURS,
      threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // one that hangs cannot be interrupted
  void damagedFilesAreDecodedOrRefused() throws IOException {
    long first = Long.getLong("fuzz.first", 0);
    int cases = Integer.getInteger("fuzz.images", 1000);
    try (QuietCodecs quiet = new QuietCodecs();
        ImageDecoder colour = decoder(COLOUR, Resize.exact());
        ImageDecoder grey = decoder(GREY, Resize.centerCrop())) {
      for (long seed = first; seed < first + cases; seed++) {
        byte[] file = FuzzedImage.of(seed, FILES);
        Files.write(CURRENT, file);
        check(seed, file, colour, COLOUR);
        check(seed, file, grey, GREY);
      }
    }

    if (cases >= 1000) {
      assertThat(decoded).as("files of %d that were decoded", 2 * cases).isGreaterThan(cases / 4);
      assertThat(refused).as("files of %d that were refused", 2 * cases).isGreaterThan(cases / 4);
    }
  }

  private void check(long seed, byte[] file, ImageDecoder decoder, Shape image) {
    Outcome afterBright = decodeAfter(bright, file, decoder, image);
    Outcome afterDark = decodeAfter(dark, file, decoder, image);

    assertThat(afterDark).as("the outcome of seed %d", seed).isEqualTo(afterBright);
    if (afterBright.reason() == null) {
      decoded++;
    } else {
      refused++;
    }
  }

  /** What becomes of a file: its pixels or the reason why there are none. */
  private record Outcome(ByteBuffer pixels, String reason) {}

  private static Outcome decodeAfter(
      List<byte[]> before, byte[] file, ImageDecoder decoder, Shape image) {
    before.forEach(other -> ImageFixtures.decode(decoder, other, image));
    try {
      return new Outcome(ByteBuffer.wrap(ImageFixtures.decode(decoder, file, image)), null);
    } catch (BadImageException e) {
      assertThat(e.getMessage()).isNotBlank();
      return new Outcome(null, e.getMessage());
    }
  }

  private static ImageDecoder decoder(Shape image, Resize resize) {
    return new ImageDecoder(image, resize, ImageFixtures.MAX_PIXELS);
  }
}
