package org.sparkcnn.it.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
   * How fast a step is repeated.
   *
   * @param perSecond what is done in a second
   * @param perCpuSecond what is done in a second of a core's time; other processes that take the
   *     cores away change it less
   */
  record Rate(double perSecond, double perCpuSecond) {}

  /**
   * Returns what is done in a second.
   *
   * @param step does its work and returns how much it was
   */
  static double of(Window window, LongSupplier step) {
    return rate(window, System::nanoTime, step).perSecond();
  }

  /** Measures the time that this process takes of all cores, too. */
  static Rate ofProcess(Window window, LongSupplier step) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return rate(window, system::getProcessCpuTime, step);
  }

  /** Measures the time that this thread takes of a core, too. */
  static Rate ofThread(Window window, LongSupplier step) {
    return rate(window, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime, step);
  }

  private static Rate rate(Window window, LongSupplier cpuNanos, LongSupplier step) {
    repeat(window.warmUp(), cpuNanos, step);
    return repeat(window.counted(), cpuNanos, step);
  }

  private static Rate repeat(double seconds, LongSupplier cpuNanos, LongSupplier step) {
    long begin = System.nanoTime();
    long cpuBegin = cpuNanos.getAsLong();
    long done = 0;
    double passed;
    do {
      done += step.getAsLong();
      passed = (System.nanoTime() - begin) / 1e9;
    } while (passed < seconds);
    return new Rate(done / passed, done / ((cpuNanos.getAsLong() - cpuBegin) / 1e9));
  }

  /** Returns the sum of what threads do at the same time, and their mean by the time of a core. */
  static Rate ofThreads(int threads, Callable<Rate> measurement)
      throws InterruptedException, ExecutionException {
    List<Rate> rates = allOf(threads, measurement);
    return new Rate(
        rates.stream().mapToDouble(Rate::perSecond).sum(),
        rates.stream().mapToDouble(Rate::perCpuSecond).average().orElseThrow());
  }

  /** Returns the sum of what threads measure at the same time. */
  static double sideBySide(int threads, Callable<Double> measurement)
      throws InterruptedException, ExecutionException {
    return allOf(threads, measurement).stream().mapToDouble(each -> each).sum();
  }

  private static <T> List<T> allOf(int threads, Callable<T> measurement)
      throws InterruptedException, ExecutionException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> each : executor.invokeAll(Collections.nCopies(threads, measurement))) {
        results.add(each.get());
      }
      return results;
    } finally {
      executor.shutdownNow();
    }
  }
}
