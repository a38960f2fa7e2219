package org.sparkcnn.ml;

import java.util.function.Supplier;
import org.sparkcnn.engine.NonFiniteLossException;

/** Brings what a worker says of a row or of the training to the caller. */
final class Failures {
  private Failures() {}

  /**
   * Runs jobs whose workers refuse bad rows with an IllegalArgumentException, or give up with a
   * NonFiniteLossException; Spark wraps most of that in exceptions that talk of stages and tasks.
   */
  static <T> T explained(Supplier<T> jobs) {
    try {
      return jobs.get();
    } catch (Exception e) { // SparkException is a checked one, which Scala does not declare
      if (e instanceof IllegalArgumentException) {
        throw e;
      }
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof IllegalArgumentException) {
          throw new IllegalArgumentException(cause.getMessage(), e);
        }
        if (cause instanceof NonFiniteLossException) {
          throw new NonFiniteLossException(cause.getMessage(), e);
        }
      }
      throw e;
    }
  }
}
