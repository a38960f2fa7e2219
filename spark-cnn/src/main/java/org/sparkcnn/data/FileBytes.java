package org.sparkcnn.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Unsigned numbers in a file; where it has ended, it is truncated. */
final class FileBytes {
  private final ByteBuffer bytes;

  FileBytes(byte[] file, ByteOrder order) {
    this.bytes = ByteBuffer.wrap(file).order(order);
  }

  int length() {
    return bytes.capacity();
  }

  int uint8(long at) {
    return bytes.get(place(at, 1)) & 0xFF;
  }

  int uint16(long at) {
    return bytes.getShort(place(at, 2)) & 0xFFFF;
  }

  long uint32(long at) {
    return bytes.getInt(place(at, 4)) & 0xFFFF_FFFFL;
  }

  int int32(long at) {
    return bytes.getInt(place(at, 4));
  }

  /** Returns the four characters that name a chunk. */
  String name(long at) {
    return new String(bytes.array(), place(at, 4), 4, StandardCharsets.ISO_8859_1);
  }

  /**
   * Refuses a file that ends before this place.
   *
   * @param what should be there
   */
  void requireUpTo(long end, String what) {
    if (end > length()) {
      throw new BadImageException(
          "truncated: %d bytes, %s ends at %d".formatted(length(), what, end));
    }
  }

  private int place(long at, int size) {
    requireUpTo(at + size, "its header");
    return (int) at;
  }
}
