package org.sparkcnn.data;

import java.nio.ByteOrder;

/**
 * WebP files: RIFF chunks, the first of which says how large the picture is (<a
 * href="https://developers.google.com/speed/webp/docs/riff_container">the container</a>).
 */
final class WebpFile {
  private static final int CHUNKS = 12;
  private static final int DATA = 20;

  private WebpFile() {}

  static ImageFile read(byte[] bytes) {
    FileBytes file = new FileBytes(bytes, ByteOrder.LITTLE_ENDIAN);
    long end = 8 + file.uint32(4);
    file.requireUpTo(end, "the WebP file");
    for (long at = CHUNKS; at + 8 <= end; ) {
      long size = file.uint32(at + 4);
      file.requireUpTo(at + 8 + size, "chunk '%s'".formatted(file.name(at)));
      at += 8 + size + size % 2;
    }
    String first = file.name(CHUNKS);
    return switch (first) {
      // 14 bits each, behind a frame tag and a start code.
      case "VP8 " -> sized(bytes, file.uint16(DATA + 6) & 0x3FFF, file.uint16(DATA + 8) & 0x3FFF);
      // 14 bits each, less 1, behind a signature.
      case "VP8L" -> {
        long sizes = file.uint32(DATA + 1);
        yield sized(bytes, (int) (sizes & 0x3FFF) + 1, (int) (sizes >> 14 & 0x3FFF) + 1);
      }
      // 24 bits each, less 1, behind the flags.
      case "VP8X" ->
          sized(
              bytes,
              (int) (file.uint32(DATA + 4) & 0xFF_FFFF) + 1,
              (int) (file.uint32(DATA + 6) >> 8) + 1);
      default ->
          throw new BadImageException("a WebP file whose first chunk is '%s'".formatted(first));
    };
  }

  private static ImageFile sized(byte[] bytes, int width, int height) {
    return new ImageFile(ImageFile.Format.WEBP, width, height, bytes);
  }
}
