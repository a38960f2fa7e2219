package org.sparkcnn.monitor;

import java.util.Locale;

/** How numbers are written; the same in every country, so that scripts can read them. */
final class Figures {
  private Figures() {}

  static String epoch(int epoch, int epochs) {
    return "epoch %d/%d".formatted(epoch, epochs);
  }

  static String progress(double loss, double imagesPerSecond) {
    return String.format(Locale.ROOT, "loss %.4f  %,.0f images/s", loss, imagesPerSecond);
  }

  static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }
}
