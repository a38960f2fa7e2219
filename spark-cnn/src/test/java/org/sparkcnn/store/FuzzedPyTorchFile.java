package org.sparkcnn.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Damages files of torch.save: some anywhere, most in their pickle, whose archive is then put
 * together anew around it, so that it is the pickle's reader that meets the damage.
 */
final class FuzzedPyTorchFile {
  private static final PickleOpcode[] OPCODES = PickleOpcode.values();
  private static final long[] NUMBERS = {
    0,
    1,
    2,
    127,
    128,
    255,
    256,
    65535,
    1L << 31,
    (1L << 31) - 1,
    (1L << 32) - 1,
    -1,
    1L << 40,
    1L << 62,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private final RandomGenerator random;

  private FuzzedPyTorchFile(RandomGenerator random) {
    this.random = random;
  }

  /** Returns one of these files, damaged as the seed says. */
  static byte[] of(RandomGenerator random, List<byte[]> files) throws IOException {
    FuzzedPyTorchFile fuzz = new FuzzedPyTorchFile(random);
    byte[] file = files.get(random.nextInt(files.size()));
    return switch (random.nextInt(10)) {
      case 0 -> fuzz.bytes(file.clone());
      case 1 -> Arrays.copyOf(file, random.nextInt(file.length));
      case 2 -> fuzz.tail(file.clone());
      default -> fuzz.archive(file, files.get(random.nextInt(files.size())));
    };
  }

  private byte[] archive(byte[] file, byte[] other) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>(PyTorchFixtures.unzip(file));
    String name = entries.keySet().stream().filter(FuzzedPyTorchFile::isPickle).findFirst().get();
    byte[] pickle = entries.get(name);
    for (int i = random.nextInt(3); i >= 0; i--) {
      pickle = pickle(pickle, other);
    }
    entries.put(name, pickle);
    return PyTorchFixtures.zip(entries);
  }

  private static boolean isPickle(String entry) {
    return entry.endsWith("/data.pkl");
  }

  private byte[] pickle(byte[] pickle, byte[] other) throws IOException {
    if (pickle.length < 16) {
      return pickle;
    }
    return switch (random.nextInt(7)) {
      case 0 -> bytes(pickle.clone());
      case 1 -> opcode(pickle.clone());
      case 2 -> number(pickle.clone());
      case 3 -> spliced(pickle, pickle);
      case 4 -> spliced(pickle, otherPickle(other));
      case 5 -> without(pickle);
      default -> repeated(pickle);
    };
  }

  private static byte[] otherPickle(byte[] file) throws IOException {
    for (Map.Entry<String, byte[]> entry : PyTorchFixtures.unzip(file).entrySet()) {
      if (isPickle(entry.getKey())) {
        return entry.getValue();
      }
    }
    throw new IllegalArgumentException("no pickle");
  }

  /** A few bits or bytes anywhere. */
  private byte[] bytes(byte[] file) {
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(file.length);
      file[at] =
          random.nextBoolean()
              ? (byte) (file[at] ^ 1 << random.nextInt(8))
              : (byte) random.nextInt();
    }
    return file;
  }

  /** The list of entries, which ends an archive. */
  private byte[] tail(byte[] file) {
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = file.length - 1 - random.nextInt(Math.min(file.length, 1000));
      file[at] = (byte) random.nextInt();
    }
    return file;
  }

  private byte[] opcode(byte[] pickle) {
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(pickle.length);
      pickle[at] = OPCODES[random.nextInt(OPCODES.length)].code();
    }
    return pickle;
  }

  private byte[] number(byte[] pickle) {
    int width = 1 << random.nextInt(4);
    byte[] number =
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(NUMBERS[random.nextInt(NUMBERS.length)])
            .array();
    System.arraycopy(number, 0, pickle, random.nextInt(pickle.length - width), width);
    return pickle;
  }

  private byte[] spliced(byte[] pickle, byte[] from) {
    int start = random.nextInt(from.length);
    int length = random.nextInt(Math.min(200, from.length - start) + 1);
    int at = random.nextInt(pickle.length);
    return joined(pickle, at, Arrays.copyOfRange(from, start, start + length), at);
  }

  private byte[] without(byte[] pickle) {
    int at = random.nextInt(pickle.length);
    return joined(pickle, at, new byte[0], at + random.nextInt(Math.min(40, pickle.length - at)));
  }

  private byte[] repeated(byte[] pickle) {
    int start = random.nextInt(pickle.length);
    int length = random.nextInt(Math.min(20, pickle.length - start));
    byte[] part = Arrays.copyOfRange(pickle, start, start + length);
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    for (int i = random.nextInt(500); i >= 0; i--) {
      parts.writeBytes(part);
    }
    return joined(pickle, start, parts.toByteArray(), start);
  }

  private static byte[] joined(byte[] pickle, int until, byte[] part, int from) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(pickle, 0, until);
    joined.writeBytes(part);
    joined.write(pickle, from, pickle.length - from);
    return joined.toByteArray();
  }
}
