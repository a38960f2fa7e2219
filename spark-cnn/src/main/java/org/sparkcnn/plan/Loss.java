package org.sparkcnn.plan;

import java.io.Serializable;
import java.util.List;

/** What training makes small: the mean over a batch, weighted by the examples' weights. */
public sealed interface Loss extends Serializable
    permits CrossEntropy, L1, MeanSquaredError, SmoothL1 {

  /** Returns cross entropy with all classes alike and no smoothing. */
  static CrossEntropy crossEntropy() {
    return new CrossEntropy(0, List.of());
  }

  /** Returns the mean squared difference. */
  static MeanSquaredError meanSquaredError() {
    return new MeanSquaredError();
  }

  /** Returns the mean absolute difference. */
  static L1 l1() {
    return new L1();
  }

  /**
   * Returns a loss that is squared near 0 and linear beyond.
   *
   * @param beta where the square becomes a line, at least 0; PyTorch's default 1
   */
  static SmoothL1 smoothL1(double beta) {
    return new SmoothL1(beta);
  }
}
