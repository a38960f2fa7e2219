package org.sparkcnn.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
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

  private static final Pattern PROPERTY =
      Pattern.compile("(\"\\w+\": (?:\"[^\"]*\"|[^,{}\\[\\]\\s]+))(?:, )?");
  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
  private static final List<String> TEXTS =
      List.of(
          "\"\"",
          "\"../../../etc/passwd\"",
          "\"/etc/passwd\"",
          "\"network.json\"",
          "\"0\"",
          "\"Linear\"",
          "\"a\\u0000b\"",
          "\"" + "a.".repeat(5000) + "a\"",
          "null",
          "{}",
          "[".repeat(50_000),
          "{\"a\":".repeat(50_000),
          "[".repeat(150) + "]".repeat(150));

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
    return random.nextBoolean() ? ofBytes(json) : replaced(json, NUMBER, number -> oneOf(NUMBERS));
  }

  /** Returns JSON in which a number, a string or a property is another one, twice or not there. */
  byte[] ofProperties(byte[] json) {
    return switch (random.nextInt(5)) {
      case 0 -> replaced(json, NUMBER, number -> oneOf(NUMBERS));
      case 1 -> replaced(json, TEXT, text -> oneOf(TEXTS));
      case 2 -> replaced(json, PROPERTY, property -> "");
      case 3 -> replaced(json, PROPERTY, property -> property.group(1) + ", " + property.group());
      default -> replaced(json, PROPERTY, property -> property.group().replaceFirst("\":", "s\":"));
    };
  }

  private String oneOf(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** Replaces one of the matches. */
  private byte[] replaced(byte[] json, Pattern pattern, Function<MatchResult, String> other) {
    String text = new String(json, StandardCharsets.UTF_8);
    List<MatchResult> matches = pattern.matcher(text).results().toList();
    MatchResult match = matches.get(random.nextInt(matches.size()));
    return (text.substring(0, match.start()) + other.apply(match) + text.substring(match.end()))
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
