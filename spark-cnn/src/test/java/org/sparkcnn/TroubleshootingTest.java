package org.sparkcnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages that the guide explains are messages that the code has. */
class TroubleshootingTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!---)([^|]*`[^|]*) \\|");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  /** What differs from message to message. */
  private static final Pattern VARYING = Pattern.compile("…|'…'|\\{[^}]*}|\\b[kn]\\b");

  /** A literal that goes on in the next line. */
  private static final Pattern SEAM = Pattern.compile("\"\\s*\\+\\s*\"");

  @Test
  void eachMessageIsInTheCode() throws IOException {
    String guide = Files.readString(Path.of("src/main/docs/troubleshooting.md"));
    String code = code();
    List<String> messages =
        ROW.matcher(guide)
            .results()
            .flatMap(row -> QUOTED.matcher(row.group(1)).results())
            .map(quoted -> quoted.group(1))
            .toList();

    assertThat(messages).hasSizeGreaterThan(20);
    assertThat(messages).filteredOn(message -> !isIn(message, code)).isEmpty();
  }

  private static boolean isIn(String message, String code) {
    return Arrays.stream(VARYING.split(message)).map(String::strip).allMatch(code::contains);
  }

  private static String code() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(TroubleshootingTest::text)
          .map(text -> SEAM.matcher(text).replaceAll(""))
          .collect(Collectors.joining());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
