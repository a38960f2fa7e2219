package org.sparkcnn.monitor;

import java.util.Locale;
import java.util.Optional;

/**
 * How long a bar's epoch will take yet: estimated with every round, counted down between them. Set
 * by the thread that trains, read by the one that draws.
 */
final class TimeLeft {
  private static final TimeLeft UNKNOWN = new TimeLeft(Double.NaN);
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  private final double seconds;
  private final long since = System.nanoTime();

  private TimeLeft(double seconds) {
    this.seconds = seconds;
  }

  static TimeLeft unknown() {
    return UNKNOWN;
  }

  /**
   * Estimates from what was done so far; unknown if nothing was.
   *
   * @param images yet to come
   * @param imagesPerSecond the speed so far
   */
  static TimeLeft of(long images, double imagesPerSecond) {
    return imagesPerSecond > 0 ? new TimeLeft(Math.max(0, images) / imagesPerSecond) : UNKNOWN;
  }

  /** Returns it in words, such as {@code 2:05 left}, unless nobody knows. */
  Optional<String> text() {
    return Double.isFinite(seconds)
        ? Optional.of(text(seconds - (System.nanoTime() - since) / 1e9))
        : Optional.empty();
  }

  /** Returns seconds in words; less than none, where an estimate was too short, are none. */
  static String text(double seconds) {
    long rounded = (long) Math.ceil(Math.max(0, seconds));
    if (rounded < MINUTE) {
      return rounded + " s left";
    }
    long minutes = rounded % HOUR / MINUTE;
    return rounded < HOUR
        ? String.format(Locale.ROOT, "%d:%02d left", minutes, rounded % MINUTE)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d left", rounded / HOUR, minutes, rounded % MINUTE);
  }
}
