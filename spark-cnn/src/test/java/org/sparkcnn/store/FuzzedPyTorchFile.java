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

  /** A whole file, and what is in it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Archive(byte[] file, Map<String, byte[]> entries) {
    static Archive of(String name) {
      byte[] file = PyTorchFixtures.bytes(name);
      return new Archive(file, PyTorchFixtures.unzip(file));
    }

    String pickleName() {
      return entries.keySet().stream()
          .filter(name -> name.endsWith("/data.pkl"))
          .findFirst()
          .orElseThrow();
    }

    byte[] pickle() {
      return entries.get(pickleName());
    }
  }

  private FuzzedPyTorchFile(RandomGenerator random) {
    this.random = random;
  }

  /** Returns one of these files, damaged as the seed says. */
  static byte[] of(RandomGenerator random, List<Archive> archives) throws IOException {
    FuzzedPyTorchFile fuzz = new FuzzedPyTorchFile(random);
    Archive archive = archives.get(random.nextInt(archives.size()));
    byte[] file = archive.file();
    return switch (random.nextInt(10)) {
      case 0 -> fuzz.bytes(file.clone());
      case 1 -> Arrays.copyOf(file, random.nextInt(file.length));
      case 2 -> fuzz.tail(file.clone());
      default -> fuzz.archive(archive, archives.get(random.nextInt(archives.size())));
    };
  }

  private byte[] archive(Archive archive, Archive other) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>(archive.entries());
    byte[] pickle = archive.pickle();
    for (int i = random.nextInt(3); i >= 0; i--) {
      pickle = pickle(pickle, other.pickle());
    }
    entries.put(archive.pickleName(), pickle);
    return PyTorchFixtures.zip(entries);
  }

  private byte[] pickle(byte[] pickle, byte[] other) {
    if (pickle.length < 16) {
      return pickle;
    }
    return switch (random.nextInt(7)) {
      case 0 -> bytes(pickle.clone());
      case 1 -> opcode(pickle.clone());
      case 2 -> number(pickle.clone());
      case 3 -> spliced(pickle, pickle);
      case 4 -> spliced(pickle, other);
      case 5 -> without(pickle);
      default -> repeated(pickle);
    };
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
