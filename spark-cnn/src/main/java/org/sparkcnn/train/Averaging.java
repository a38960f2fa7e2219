package org.sparkcnn.train;

import java.util.List;

/**
 * The mean of the workers' states, weighted by the examples that each has trained on and summed in
 * the order of the workers, so that it is the same bit for bit wherever they ran.
 */
final class Averaging {
  private Averaging() {}

  /**
   * Returns the mean.
   *
   * @param results in the order of the workers
   * @param otherwise what to return if no worker trained on an example with a weight: such rows
   *     teach nothing
   */
  static float[] mean(List<WorkerResult> results, float[] otherwise) {
    double total = Totals.of(results).weight();
    if (total == 0) {
      return otherwise;
    }
    double[] sums = new double[otherwise.length];
    for (WorkerResult result : results) {
      double share = result.totals().weight() / total;
      if (share > 0) {
        add(share, result.state(), sums);
      }
    }
    float[] mean = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      mean[i] = (float) sums[i];
    }
    return mean;
  }

  private static void add(double share, float[] state, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += share * state[i];
    }
  }
}
