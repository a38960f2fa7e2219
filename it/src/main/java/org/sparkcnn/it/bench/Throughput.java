package org.sparkcnn.it.bench;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/** Measures how much of something (images, operations) a repeated step does in a second. */
final class Throughput {
  private Throughput() {}

  /**
   * How long a step is repeated.
   *
   * @param warmUp seconds that do not count; at least one step is taken in them
   * @param counted seconds that count; they end with the step that passes them
   */
  record Window(double warmUp, double counted) {}

  /**
   * Returns what is done in a second.
   *
   * @param step does its work and returns how much it was
   */
  static double of(Window window, LongSupplier step) {
    repeat(window.warmUp(), step);
    return repeat(window.counted(), step);
  }

  private static double repeat(double seconds, LongSupplier step) {
    long begin = System.nanoTime();
    long done = 0;
    double passed;
    do {
      done += step.getAsLong();
      passed = (System.nanoTime() - begin) / 1e9;
    } while (passed < seconds);
    return done / passed;
  }

  /** Returns the sum of what threads measure at the same time. */
  static double sideBySide(int threads, Callable<Double> measurement)
      throws InterruptedException, ExecutionException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      double sum = 0;
      for (Future<Double> each : executor.invokeAll(Collections.nCopies(threads, measurement))) {
        sum += each.get();
      }
      return sum;
    } finally {
      executor.shutdownNow();
    }
  }
}
