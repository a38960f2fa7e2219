package org.sparkcnn.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages files, the same way for the same seed. */
final class Mutations {
  private static final int LENGTH_BYTES = 8;
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "1.5",
          "1e9",
          "1e999999999",
          "2147483647",
          "2147483648",
          "4294967296",
          "4611686018427387904",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "9".repeat(2000));

  private final SplittableRandom random;

  Mutations(long seed) {
    random = new SplittableRandom(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Returns a safetensors file with damage anywhere, or in its header of the right length. */
  byte[] ofSafetensors(byte[] file) {
    if (random.nextInt(3) == 0) {
      return ofBytes(file);
    }
    int data = LENGTH_BYTES + (int) buffer(file).getLong();
    byte[] header = ofJson(Arrays.copyOfRange(file, LENGTH_BYTES, data));
    byte[] mutant = new byte[LENGTH_BYTES + header.length + file.length - data];
    buffer(mutant).putLong(header.length).put(header).put(file, data, file.length - data);
    return mutant;
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns JSON in which a number is another one, or with damage anywhere. */
  byte[] ofJson(byte[] json) {
    if (random.nextBoolean()) {
      return ofBytes(json);
    }
    String text = new String(json, StandardCharsets.UTF_8);
    List<MatchResult> numbers = NUMBER.matcher(text).results().toList();
    MatchResult number = numbers.get(random.nextInt(numbers.size()));
    String other = NUMBERS.get(random.nextInt(NUMBERS.size()));
    return (text.substring(0, number.start()) + other + text.substring(number.end()))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Returns bytes of which some are changed, cut off, left out, doubled or new. */
  byte[] ofBytes(byte[] bytes) {
    byte[] mutant = bytes.clone();
    int at = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, at + 1 + random.nextInt(16));
    switch (random.nextInt(6)) {
      case 0 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> mutant[at] = (byte) random.nextInt(256);
      case 2 -> mutant = Arrays.copyOf(bytes, at);
      case 3 -> mutant = joined(bytes, at, new byte[0], to);
      case 4 -> mutant = joined(bytes, to, new byte[0], at);
      default -> mutant = joined(bytes, at, newBytes(), at);
    }
    return mutant;
  }

  private byte[] newBytes() {
    byte[] bytes = new byte[1 + random.nextInt(16)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Returns the beginning, something, and the end. */
  private static byte[] joined(byte[] bytes, int end, byte[] between, int begin) {
    int rest = bytes.length - begin;
    return ByteBuffer.allocate(end + between.length + rest)
        .put(bytes, 0, end)
        .put(between)
        .put(bytes, begin, rest)
        .array();
  }
}
