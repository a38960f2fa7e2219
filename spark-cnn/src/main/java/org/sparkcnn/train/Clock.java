package org.sparkcnn.train;

/** Seconds between moments of {@link System#nanoTime}. */
final class Clock {
  private Clock() {}

  static double secondsSince(long begin) {
    return seconds(begin, System.nanoTime());
  }

  static double seconds(long begin, long end) {
    return (end - begin) / 1e9;
  }
}
