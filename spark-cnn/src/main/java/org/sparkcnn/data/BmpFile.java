package org.sparkcnn.data;

import java.nio.ByteOrder;

/**
 * BMP files: the file's header, the bitmap's, a palette, rows (<a
 * href="https://learn.microsoft.com/windows/win32/gdi/bitmap-storage">Microsoft's page</a>).
 */
final class BmpFile {
  private static final int FILE_HEADER = 14;
  private static final int CORE_HEADER = 12;
  private static final int RUN_LENGTHS_8 = 1;
  private static final int RUN_LENGTHS_4 = 2;

  private BmpFile() {}

  static ImageFile read(byte[] bytes) {
    FileBytes file = new FileBytes(bytes, ByteOrder.LITTLE_ENDIAN);
    boolean core = file.uint32(FILE_HEADER) == CORE_HEADER;
    long width = core ? file.uint16(18) : file.int32(18);
    // Rows of negative height begin at the top.
    long height = Math.abs(core ? file.uint16(20) : (long) file.int32(22));
    int bits = file.uint16(core ? 24 : 28);
    long compression = core ? 0 : file.uint32(30);
    if (width < 0 || height > Integer.MAX_VALUE) {
      throw new BadImageException("%d x %d pixels".formatted(width, height));
    }
    boolean runs = compression == RUN_LENGTHS_8 || compression == RUN_LENGTHS_4;
    long data = runs ? file.uint32(34) : (width * bits + 31) / 32 * 4 * height;
    file.requireUpTo(file.uint32(10) + data, "the BMP file's data");
    return new ImageFile(ImageFile.Format.BMP, (int) width, (int) height, bytes);
  }
}
