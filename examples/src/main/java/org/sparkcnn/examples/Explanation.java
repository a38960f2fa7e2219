package org.sparkcnn.examples;

import java.util.stream.Collectors;

/** What a person needs to know of an exception. */
final class Explanation {
  private Explanation() {}

  /** Returns the message; Spark's holds the stack traces of its executors, which are left out. */
  static String of(Exception e) {
    String message = e.getMessage();
    if (message == null || message.isBlank()) {
      return e.getClass().getName();
    }
    return message
        .lines()
        .takeWhile(line -> !line.startsWith("\tat ") && !line.startsWith("Driver stacktrace:"))
        .filter(line -> !line.isBlank())
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
