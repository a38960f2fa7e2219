package org.sparkcnn.job;

import java.io.FileNotFoundException;
import java.util.stream.Collectors;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;

/** What a person needs to know of an exception. */
final class Explanation {
  private Explanation() {}

  /**
   * Returns the message in one line; Spark's messages hold the stack traces of its executors, and
   * its plans, which are left out.
   */
  static String of(Exception failure) {
    Throwable e = reason(failure);
    String message = e.getMessage();
    if (message == null || message.isBlank()) {
      return e.getClass().getName();
    }
    return message
        .lines()
        .takeWhile(line -> !line.startsWith("\tat ") && !line.startsWith("Driver stacktrace:"))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .limit(e instanceof AnalysisException ? 1 : Long.MAX_VALUE)
        .collect(Collectors.joining(" "));
  }

  /** A task that refuses a row does so within exceptions that talk of stages and tasks. */
  private static Throwable reason(Throwable failure) {
    if (failure instanceof SparkException) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof IllegalArgumentException) {
          return cause;
        }
      }
    }
    return failure;
  }

  /** Returns whether what the user gave is not what it should be. */
  static boolean blamesInput(Exception failure) {
    Throwable e = reason(failure);
    return e instanceof IllegalArgumentException
        || e instanceof AnalysisException
        || e instanceof FileNotFoundException
        || e.getCause() instanceof FileNotFoundException;
  }
}
