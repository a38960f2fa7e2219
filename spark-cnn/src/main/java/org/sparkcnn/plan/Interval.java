package org.sparkcnn.plan;

import java.io.Serializable;

/**
 * The numbers from one to another, from which a setting is drawn.
 *
 * @param low the smallest
 * @param high the largest, at least the smallest
 */
public record Interval(double low, double high) implements Serializable {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if the numbers are not finite or in the wrong order
   */
  public Interval {
    if (!(low <= high && Double.isFinite(low) && Double.isFinite(high))) {
      throw new IllegalArgumentException(
          "an interval's low must be at most its high, both finite, found [%s, %s]"
              .formatted(low, high));
    }
    // -0.0 is another value than 0.0 to equals.
    low += 0.0;
    high += 0.0;
  }

  /** Returns {@code [low, high]}. */
  @Override
  public String toString() {
    return "[" + low + ", " + high + "]";
  }
}
