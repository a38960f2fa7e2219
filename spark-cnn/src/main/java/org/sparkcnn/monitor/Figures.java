package org.sparkcnn.monitor;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sparkcnn.plan.Metric;

/** How numbers are written; the same in every country, so that scripts can read them. */
final class Figures {
  private Figures() {}

  static String epoch(int epoch, int epochs) {
    return "epoch %d/%d".formatted(epoch, epochs);
  }

  static String progress(double loss, double imagesPerSecond) {
    return String.format(Locale.ROOT, "loss %.4f  %,.0f images/s", loss, imagesPerSecond);
  }

  /** Returns what was measured on validation rows, each figure after two blanks. */
  static String validation(List<Metric> metrics) {
    return metrics.stream()
        .map(metric -> String.format(Locale.ROOT, "  val_%s %.4f", metric.name(), metric.value()))
        .collect(Collectors.joining());
  }

  static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }
}
