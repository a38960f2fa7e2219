package org.sparkcnn.plan;

/**
 * The mean over the outputs of d²/(2·beta) where d = |output − target| is below beta, and of d −
 * beta/2 elsewhere (Girshick 2015), as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.nn.SmoothL1Loss.html">torch.nn.SmoothL1Loss</a>;
 * a label's target is its one-hot vector.
 *
 * @param beta where the square becomes a line, at least 0; 0 is the mean absolute difference;
 *     PyTorch's default 1
 */
public record SmoothL1(double beta) implements Loss {

  /**
   * Checks the setting.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public SmoothL1 {
    Range.atLeast(0, beta, "beta");
  }
}
