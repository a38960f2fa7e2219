package org.sparkcnn.data;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * PNG files: a signature and chunks (<a href="https://www.w3.org/TR/png-3/">the specification</a>).
 */
final class PngFile {
  private static final int SIGNATURE = 8;
  private static final int AROUND_DATA = 12;

  /**
   * What the pixels and their orientation come from. The rest, colour profiles, texts, animations,
   * only makes libpng warn on standard error.
   */
  private static final Set<String> ESSENTIAL = Set.of("IHDR", "PLTE", "IDAT", "eXIf", "IEND");

  private PngFile() {}

  static ImageFile read(byte[] bytes) {
    FileBytes file = new FileBytes(bytes, ByteOrder.BIG_ENDIAN);
    if (!file.name(SIGNATURE + 4).equals("IHDR")) {
      throw new BadImageException(
          "a PNG file whose first chunk is '%s', not IHDR".formatted(file.name(SIGNATURE + 4)));
    }
    ByteArrayOutputStream kept = new ByteArrayOutputStream(bytes.length);
    kept.write(bytes, 0, SIGNATURE);
    long at = SIGNATURE;
    String name;
    do {
      name = file.name(at + 4);
      long end = at + AROUND_DATA + file.uint32(at);
      file.requireUpTo(end, "chunk '%s'".formatted(name));
      if (ESSENTIAL.contains(name)) {
        requireChecksum(file, bytes, (int) at, (int) end, name);
        kept.write(bytes, (int) at, (int) (end - at));
      }
      at = end;
    } while (!name.equals("IEND"));
    return new ImageFile(
        ImageFile.Format.PNG,
        size(file, SIGNATURE + 8),
        size(file, SIGNATURE + 12),
        kept.size() == bytes.length ? bytes : kept.toByteArray());
  }

  private static void requireChecksum(
      FileBytes file, byte[] bytes, int start, int end, String name) {
    CRC32 sum = new CRC32();
    sum.update(bytes, start + 4, end - start - 8);
    if (sum.getValue() != file.uint32(end - 4)) {
      throw new BadImageException(
          "corrupt: chunk '%s' does not match its checksum".formatted(name));
    }
  }

  private static int size(FileBytes file, int at) {
    return Math.max(0, file.int32(at));
  }
}
