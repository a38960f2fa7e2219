package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.network.Shape;

/** Files that are no pictures, or not whole ones. */
class ImageFileErrorsTest {
  private static final Shape IMAGE = Shape.image(3, 24, 40);

  @Test
  void anEmptyFile() {
    assertRefused(new byte[0], "the file is empty (0 bytes)");
  }

  @Test
  void aFileOfAnotherFormatIsShownByItsBeginning() {
    assertRefused(
        "<html>".getBytes(StandardCharsets.UTF_8),
        "not a JPEG, PNG, BMP or WebP file: it begins with 3c 68 74 6d");
    assertRefused(
        "GIF89a".getBytes(StandardCharsets.UTF_8),
        "not a JPEG, PNG, BMP or WebP file: it begins with 47 49 46 38");
    assertRefused(new byte[] {9}, "not a JPEG, PNG, BMP or WebP file: it begins with 09");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb.jpg",
        "progressive.jpg",
        "exif-6.jpg",
        "rgb.png",
        "rgb.bmp",
        "runs.bmp",
        "lossy.webp",
        "lossless.webp",
        "lossy-alpha.webp"
      })
  void aFileThatIsCutAnywhereIsTruncated(String name) {
    byte[] whole = ImageFixtures.file(name);
    int magic = name.endsWith("webp") ? 12 : 8;
    for (int length = magic; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> decode(cut))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(BadImageException.class)
          .hasMessageStartingWith("truncated: ");
    }
  }

  @Test
  void whatIsMissingIsNamed() {
    assertRefused(
        Arrays.copyOf(ImageFixtures.file("rgb.jpg"), 900),
        "truncated: the end marker of the JPEG file is missing from its 900 bytes");
    assertRefused(
        Arrays.copyOf(ImageFixtures.file("rgb.png"), 900),
        "truncated: 900 bytes, chunk 'IDAT' ends at 1326");
    assertRefused(
        Arrays.copyOf(ImageFixtures.file("rgb.bmp"), 900),
        "truncated: 900 bytes, the BMP file's data ends at 2934");
    assertRefused(
        Arrays.copyOf(ImageFixtures.file("lossy.webp"), 300),
        "truncated: 300 bytes, the WebP file ends at 340");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rgb.jpg", "rgb.png", "rgb.bmp", "lossy.webp"})
  void bytesBehindTheEndAreIgnored(String name) {
    byte[] whole = ImageFixtures.file(name);

    assertThat(decode(Arrays.copyOf(whole, whole.length + 1000))).isEqualTo(decode(whole));
  }

  @Test
  void aThumbnailsEndIsNotTheFilesEnd() {
    byte[] file = ImageFixtures.file("rgb.jpg");
    byte[] thumbnail = ImageFixtures.file("full-chroma.jpg");
    ByteBuffer joined = ByteBuffer.allocate(file.length + thumbnail.length + 4);
    joined.put(file, 0, 2).putShort((short) 0xFFE2).putShort((short) (2 + thumbnail.length));
    joined.put(thumbnail).put(file, 2, file.length - 2);

    assertThat(decode(joined.array())).isEqualTo(decode(file));
    assertThatThrownBy(() -> decode(Arrays.copyOf(joined.array(), thumbnail.length + 300)))
        .hasMessageStartingWith("truncated: ");
  }

  @Test
  void fillBytesBetweenMarkersAreSkipped() {
    byte[] file = ImageFixtures.file("rgb.jpg");
    ByteBuffer filled = ByteBuffer.allocate(file.length + 3);
    filled.put(file, 0, 2).put(new byte[] {-1, -1, -1}).put(file, 2, file.length - 2);

    assertThat(decode(filled.array())).isEqualTo(decode(file));
  }

  /** Headers alone, for nothing is to be read behind them. */
  @ParameterizedTest
  @CsvSource({
    "JPEG, ffd8 ffc0 000b 08 c350 c350 01 00 11 00 ffd9, 50000 x 50000",
    "PNG, 89504e470d0a1a0a 0000000d 49484452 0000c350 0000c350 08 02 00 00 00 c4cdaa9d"
        + " 00000000 49454e44 ae426082, 50000 x 50000",
    "WebP, 52494646 16000000 57454250 56503858 0a000000 00000000 4fc300 4fc300, 50000 x 50000"
  })
  void aBombIsRefusedBeforeItIsDecoded(String format, String bytes, String size) {
    byte[] file = HexFormat.of().parseHex(bytes.replace(" ", ""));

    assertThatThrownBy(() -> decode(file))
        .as(format)
        .isInstanceOf(BadImageException.class)
        .hasMessage(size + " pixels, more than maxPixels (1000000)");
  }

  @Test
  void aLineIsNotBlownUpToABomb() {
    try (ImageDecoder decoder = new ImageDecoder(IMAGE, Resize.centerCrop(), 1_000_000)) {
      assertThatThrownBy(
              () ->
                  decoder.convert(new byte[10_000], 1, 10_000, 1, ByteBuffer.allocate(3 * 24 * 40)))
          .isInstanceOf(BadImageException.class)
          .hasMessage(
              "10000 x 1 pixels, resized to 240000 x 24 pixels, more than maxPixels (1000000)");
    }
  }

  @Test
  void anotherSizeIsRefusedWhereNothingIsResized() {
    assertThatThrownBy(
            () ->
                ImageFixtures.decode(
                    ImageFixtures.file("rgb.jpg"), Shape.image(3, 40, 24), Resize.none()))
        .isInstanceOf(BadImageException.class)
        .hasMessage("24 rows and 40 columns, but the network takes 40 and 24, and resize is none");
  }

  @Test
  void aChunkThatDoesNotMatchItsChecksum() {
    byte[] file = ImageFixtures.file("rgb.png");
    file[100] ^= 1;

    assertRefused(file, "corrupt: chunk 'IDAT' does not match its checksum");
  }

  @Test
  void aJpegOfVeryManyScans() {
    byte[] file = ImageFixtures.file("grey.jpg");
    int scan = indexOf(file, 0xDA);
    byte[] header = Arrays.copyOfRange(file, scan, scan + 2 + file[scan + 3]);
    ByteBuffer many = ByteBuffer.allocate(file.length + 500 * header.length);
    many.put(file, 0, scan);
    for (int i = 0; i < 500; i++) {
      many.put(header);
    }
    many.put(file, scan, file.length - scan);

    assertRefused(many.array(), "a JPEG file of more than 500 scans");
  }

  @Test
  void aJpegWithoutOrWithTwoFrames() {
    byte[] file = ImageFixtures.file("grey.jpg");
    int frame = indexOf(file, 0xC0);
    int length = 2 + file[frame + 3];
    ByteBuffer without = ByteBuffer.allocate(file.length - length);
    without.put(file, 0, frame).put(file, frame + length, file.length - frame - length);
    ByteBuffer twice = ByteBuffer.allocate(file.length + length);
    twice.put(file, 0, frame).put(file, frame, length).put(file, frame, file.length - frame);

    assertRefused(without.array(), "a JPEG file without a frame");
    assertRefused(twice.array(), "a JPEG file of two frames");
  }

  @Test
  void whatOpenCvCannotDecode() {
    byte[] file = ImageFixtures.file("lossless.webp");
    Arrays.fill(file, 40, 400, (byte) 0x5A);

    assertRefused(file, "corrupt: OpenCV cannot decode this WebP file of 40 x 24 pixels");
  }

  @Test
  void pixelsThatDoNotFitTheirSizes() {
    try (ImageDecoder decoder = new ImageDecoder(IMAGE, Resize.exact(), 1_000_000)) {
      ByteBuffer target = ByteBuffer.allocate(IMAGE.elements());
      assertThatThrownBy(() -> decoder.convert(new byte[11], 2, 2, 3, target))
          .isInstanceOf(BadImageException.class)
          .hasMessage("11 bytes of data, expected 12 (2 x 2 x 3)");
      assertThatThrownBy(() -> decoder.convert(new byte[8], 2, 2, 2, target))
          .hasMessage("2 channels, expected 1, 3 or 4");
      assertThatThrownBy(() -> decoder.convert(new byte[0], 0, 2, 3, target))
          .hasMessage("2 x 0 pixels");
      assertThatThrownBy(() -> decoder.convert(new byte[0], 65536, 65536, 1, target))
          .hasMessage("0 bytes of data, expected 4294967296 (65536 x 65536 x 1)");
    }
  }

  private static void assertRefused(byte[] file, String message) {
    assertThatThrownBy(() -> decode(file))
        .isInstanceOf(BadImageException.class)
        .hasMessage(message);
  }

  private static byte[] decode(byte[] file) {
    return ImageFixtures.decode(file, IMAGE, Resize.exact());
  }

  private static int indexOf(byte[] file, int marker) {
    int at = 0;
    while ((file[at] & 0xFF) != 0xFF || (file[at + 1] & 0xFF) != marker) {
      at++;
    }
    return at;
  }
}
