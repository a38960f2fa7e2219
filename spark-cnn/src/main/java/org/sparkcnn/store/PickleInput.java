package org.sparkcnn.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle, read one after the other; little endian. */
final class PickleInput {
  private final ByteBuffer bytes;

  PickleInput(byte[] pickle) {
    bytes = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
  }

  int position() {
    return bytes.position();
  }

  int unsignedByte() {
    return next(Byte.BYTES).get() & 0xff;
  }

  int unsignedShort() {
    return next(Short.BYTES).getShort() & 0xffff;
  }

  int signedInt() {
    return next(Integer.BYTES).getInt();
  }

  long unsignedInt() {
    return Integer.toUnsignedLong(signedInt());
  }

  /** Returns 64 bits; as a length, more than 2⁶³ is as refused as any other that is not there. */
  long signedLong() {
    return next(Long.BYTES).getLong();
  }

  /** Returns a number in two's complement, lowest byte first, or what is not one of 64 bits. */
  Object number(long length) {
    if (length > Long.BYTES) {
      skip(length);
      return Unread.NUMBER;
    }
    long value = 0;
    int bits = 0;
    for (; bits < length * Byte.SIZE; bits += Byte.SIZE) {
      value |= (long) unsignedByte() << bits;
    }
    int unused = Long.SIZE - bits;
    return bits == 0 ? 0L : value << unused >> unused;
  }

  String text(long length) {
    ByteBuffer present = next(length);
    byte[] utf8 = new byte[(int) length];
    present.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** Returns the text up to the next line's end, which is taken too. */
  String line() {
    int length = 0;
    while (bytes.get(next(length + 1L).position() + length) != '\n') {
      length++;
    }
    String text = text(length);
    unsignedByte();
    return text;
  }

  void skip(long length) {
    next(length).position((int) (bytes.position() + length));
  }

  private ByteBuffer next(long length) {
    if (length < 0 || length > bytes.remaining()) {
      throw new IllegalArgumentException(
          "expected %s more bytes, found %d"
              .formatted(Long.toUnsignedString(length), bytes.remaining()));
    }
    return bytes;
  }
}
