package org.sparkcnn.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * JPEG files: markers, most with a segment behind them, and entropy-coded data behind each start of
 * scan (<a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81</a>, annex B).
 */
final class JpegFile {
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;

  /**
   * A progressive picture has about ten scans; each costs a pass over all pixels, however few bytes
   * it has. The limit is that of libjpeg-turbo's own fuzzing.
   */
  private static final int MOST_SCANS = 500;

  private final byte[] bytes;
  private final FileBytes file;
  private final ByteBuffer eights;
  private int width;
  private int height;
  private int scans;

  private JpegFile(byte[] bytes) {
    this.bytes = bytes;
    this.file = new FileBytes(bytes, ByteOrder.BIG_ENDIAN);
    this.eights = ByteBuffer.wrap(bytes);
  }

  static ImageFile read(byte[] bytes) {
    JpegFile jpeg = new JpegFile(bytes);
    jpeg.walk();
    return new ImageFile(ImageFile.Format.JPEG, jpeg.width, jpeg.height, bytes);
  }

  private void walk() {
    int at = marker(2);
    while (file.uint8(at) != EOI) {
      at = marker(after(at));
    }
    if (width == 0 && height == 0) {
      throw new BadImageException("a JPEG file without a frame");
    }
  }

  /**
   * Returns the place of the next marker's second byte. Whatever is between is skipped, as decoders
   * do: fill bytes, entropy-coded data with its stuffed zeros and restart markers, garbage.
   */
  private int marker(int from) {
    for (int at = beforeFF(from); at + 1 < bytes.length; at = beforeFF(at + 1)) {
      if (bytes[at] == (byte) 0xFF && isMarker(bytes[at + 1] & 0xFF)) {
        return at + 1;
      }
    }
    throw new BadImageException(
        "truncated: the end marker of the JPEG file is missing from its %d bytes"
            .formatted(bytes.length));
  }

  /** Returns a place at or before the next byte FF, skipping eight others at a time. */
  private int beforeFF(int from) {
    int at = from;
    while (at + 8 <= bytes.length) {
      long inverted = ~eights.getLong(at);
      // Of the bytes, one is zero: https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord
      if ((inverted - 0x0101010101010101L & ~inverted & 0x8080808080808080L) != 0) {
        return at;
      }
      at += 8;
    }
    return at;
  }

  private static boolean isMarker(int code) {
    boolean restart = code >= 0xD0 && code <= 0xD7;
    return code > 0x01 && code < 0xFF && !restart;
  }

  /** Reads the marker at this place and returns where its segment ends. */
  private int after(int at) {
    int code = file.uint8(at);
    if (code == SOI) {
      return at + 1;
    }
    int end = at + 1 + file.uint16(at + 1);
    file.requireUpTo(end, "a segment of the JPEG file");
    if (isFrame(code)) {
      if (width > 0 || height > 0) {
        throw new BadImageException("a JPEG file of two frames");
      }
      height = file.uint16(at + 4);
      width = file.uint16(at + 6);
    }
    if (code == SOS && ++scans > MOST_SCANS) {
      throw new BadImageException("a JPEG file of more than %d scans".formatted(MOST_SCANS));
    }
    return end;
  }

  /** C0 to CF are frames of all coding processes, save three. */
  private static boolean isFrame(int code) {
    return code >= 0xC0 && code <= 0xCF && code != 0xC4 && code != 0xC8 && code != 0xCC;
  }
}
