package org.sparkcnn.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pickles opcode by opcode. */
final class PickleBytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Returns a pickle of a state dict with a tensor of floats under {@code w}. */
  static byte[] stateDict(String key, long length, long offset, long[] sizes, long[] strides) {
    return new PickleBytes()
        .codes(0x80, 2, '}')
        .text("w")
        .global("torch._utils", "_rebuild_tensor_v2")
        .codes('(', '(')
        .text("storage")
        .global("torch", "FloatStorage")
        .text(key)
        .text("cpu")
        .number(length)
        .codes('t', 'Q')
        .number(offset)
        .numbers(sizes)
        .numbers(strides)
        .codes(0x89)
        .global("collections", "OrderedDict")
        .codes(')', 'R', 't', 'R', 's', '.')
        .toArray();
  }

  PickleBytes codes(int... codes) {
    for (int code : codes) {
      bytes.write(code);
    }
    return this;
  }

  PickleBytes text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.write('X');
    bytes.writeBytes(length.putInt(utf8.length).array());
    bytes.writeBytes(utf8);
    return this;
  }

  PickleBytes number(long number) {
    ByteBuffer value = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    codes(0x8a, Long.BYTES);
    bytes.writeBytes(value.putLong(number).array());
    return this;
  }

  private PickleBytes numbers(long... numbers) {
    codes('(');
    for (long number : numbers) {
      number(number);
    }
    return codes('t');
  }

  PickleBytes global(String module, String name) {
    bytes.write('c');
    bytes.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  byte[] toArray() {
    return bytes.toByteArray();
  }
}
