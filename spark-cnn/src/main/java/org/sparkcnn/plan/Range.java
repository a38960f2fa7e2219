package org.sparkcnn.plan;

/** Preconditions that the plans share. */
final class Range {
  private Range() {}

  static void above(double limit, double value, String what) {
    check(value > limit && Double.isFinite(value), value, what, "above " + limit);
  }

  static void atLeast(double limit, double value, String what) {
    check(value >= limit && Double.isFinite(value), value, what, "at least " + limit);
  }

  static void fraction(double value, String what) {
    check(value >= 0 && value < 1, value, what, "in [0, 1)");
  }

  static void share(double value, String what) {
    check(value >= 0 && value <= 1, value, what, "in [0, 1]");
  }

  static void finite(double value, String what) {
    check(Double.isFinite(value), value, what, "finite");
  }

  static void within(double low, double high, Interval value, String what) {
    check(
        value.low() >= low && value.high() <= high,
        value,
        what,
        "within [%s, %s]".formatted(low, high));
  }

  static void shareAboveZero(Interval value, String what) {
    check(value.low() > 0 && value.high() <= 1, value, what, "within (0, 1]");
  }

  private static void check(boolean holds, Object value, String what, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "%s must be %s, found %s".formatted(what, expected, value));
    }
  }
}
