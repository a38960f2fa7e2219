package org.sparkcnn.train;

import java.nio.FloatBuffer;

/**
 * The sum of the workers' values, each times the worker's weight, in double precision. Added in the
 * order of the workers, so that the mean is the same bit for bit wherever they ran and wherever it
 * is taken.
 */
final class WeightedSum {
  private final double[] sums;
  private final float[] chunk;
  private double weight;

  WeightedSum(int length) {
    sums = new double[length];
    chunk = new float[length];
  }

  /**
   * Adds a worker's values; those of a worker without a weight, which there may be none of, have no
   * say.
   */
  void add(double share, FloatBuffer values) {
    if (share == 0) {
      return;
    }
    values.get(0, chunk);
    for (int i = 0; i < sums.length; i++) {
      sums[i] += share * chunk[i];
    }
    weight += share;
  }

  /** Returns whether there is a mean. */
  boolean hasWeight() {
    return weight > 0;
  }

  /** Returns the mean, in an array that the next call overwrites. */
  float[] mean() {
    for (int i = 0; i < sums.length; i++) {
      chunk[i] = (float) (sums[i] / weight);
    }
    return chunk;
  }
}
