package org.sparkcnn.data;

import java.util.HexFormat;

/** An encoded image that is known to be complete, and what its header says of it. */
final class ImageFile {
  private final Format format;
  private final int width;
  private final int height;
  private final byte[] bytes;

  /** The formats that are decoded. */
  enum Format {
    JPEG("JPEG"),
    PNG("PNG"),
    BMP("BMP"),
    WEBP("WebP");

    private final String printed;

    Format(String printed) {
      this.printed = printed;
    }

    @Override
    public String toString() {
      return printed;
    }
  }

  /**
   * Takes what a header says.
   *
   * @param width in pixels, before it is turned as its EXIF orientation says
   * @param height in pixels
   * @param bytes what a decoder needs of the file
   * @throws BadImageException if there are no pixels
   */
  ImageFile(Format format, int width, int height, byte[] bytes) {
    if (width < 1 || height < 1) {
      throw new BadImageException("%d x %d pixels".formatted(width, height));
    }
    this.format = format;
    this.width = width;
    this.height = height;
    this.bytes = bytes;
  }

  /**
   * Reads the header and walks to the end; nothing is allocated by the sizes that it finds.
   *
   * @throws BadImageException if it is of another format, truncated or contradicts itself
   */
  static ImageFile read(byte[] file) {
    if (file.length == 0) {
      throw new BadImageException("the file is empty (0 bytes)");
    }
    if (begins(file, 0, "\u00ff\u00d8\u00ff")) {
      return JpegFile.read(file);
    }
    if (begins(file, 0, "\u0089PNG\r\n\u001a\n")) {
      return PngFile.read(file);
    }
    if (begins(file, 0, "BM")) {
      return BmpFile.read(file);
    }
    if (begins(file, 0, "RIFF") && begins(file, 8, "WEBP")) {
      return WebpFile.read(file);
    }
    throw new BadImageException(
        "not a JPEG, PNG, BMP or WebP file: it begins with "
            + HexFormat.ofDelimiter(" ").formatHex(file, 0, Math.min(4, file.length)));
  }

  Format format() {
    return format;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  byte[] bytes() {
    return bytes;
  }

  private static boolean begins(byte[] file, int at, String magic) {
    if (file.length < at + magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if ((file[at + i] & 0xFF) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
