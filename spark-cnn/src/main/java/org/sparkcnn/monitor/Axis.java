package org.sparkcnn.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Round numbers along an axis.
 *
 * @param low the first one
 * @param step between two
 * @param steps how many
 */
record Axis(double low, double step, int steps) {
  private static final int MOST_STEPS = 5;
  private static final double THOUSAND = 1e3;

  /** Covers two numbers and all between them. */
  static Axis over(double low, double high) {
    double from = low;
    double to = high;
    if (!(to > from)) {
      double margin = Math.max(Math.abs(from) / 2, 1e-6);
      from -= margin;
      to += margin;
    }
    double step = roundUp((to - from) / MOST_STEPS);
    double first = Math.floor(from / step + 1e-9) * step;
    return new Axis(first, step, (int) Math.ceil((to - first) / step - 1e-9));
  }

  /** Covers whole numbers. */
  static Axis ofWhole(int low, int high) {
    double step = Math.max(1, Math.rint(roundUp((high - low) / (double) (2 * MOST_STEPS))));
    double first = Math.ceil(low / step) * step;
    return new Axis(first, step, (int) Math.floor((high - first) / step));
  }

  /** Returns the next one of 1, 2, 5, 10, 20, …. */
  private static double roundUp(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double factor : new double[] {1, 2, 5}) {
      if (rough <= factor * power * (1 + 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  double high() {
    return low + steps * step;
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i <= steps; i++) {
      ticks.add(low + i * step);
    }
    return ticks;
  }

  /** Returns a tick's number, with as many digits as tell it from the next one. */
  String label(double tick) {
    double largest = Math.max(Math.abs(low), Math.abs(high()));
    if (largest >= 10 * THOUSAND) {
      return number(tick / THOUSAND, step / THOUSAND) + (Math.abs(tick) < step / 2 ? "" : "k");
    }
    if (largest < 1 / THOUSAND) {
      return Math.abs(tick) < step / 2 ? "0" : String.format(Locale.ROOT, "%.0e", tick);
    }
    return number(tick, step);
  }

  private static String number(double value, double step) {
    int digits = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }
}
