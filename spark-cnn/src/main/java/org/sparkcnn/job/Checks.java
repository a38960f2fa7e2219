package org.sparkcnn.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;

/** Looks at what the user gave before anything is done with it. */
final class Checks {
  private Checks() {}

  /**
   * Runs a check.
   *
   * @throws IllegalArgumentException if it cannot read what the user gave
   */
  static <T> T input(Callable<T> check) throws Exception {
    try {
      return check.call();
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(Explanation.of(e), e);
    }
  }
}
