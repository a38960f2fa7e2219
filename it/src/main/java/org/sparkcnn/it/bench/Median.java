package org.sparkcnn.it.bench;

import java.util.stream.DoubleStream;

/** The middle of some figures. */
final class Median {
  private Median() {}

  /** Returns the middle one, or the mean of the two in the middle. */
  static double of(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
