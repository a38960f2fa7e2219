package org.sparkcnn.plan;

/**
 * Adam whose weight decay does not pass through the gradient's statistics (Loshchilov and Hutter
 * 2017), as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.optim.AdamW.html">torch.optim.AdamW</a>.
 *
 * @param learningRate the step size, above 0; PyTorch's default 0.001
 * @param beta1 decay of the gradient's mean, in [0, 1); default 0.9
 * @param beta2 decay of the gradient's square, in [0, 1); default 0.999
 * @param epsilon added to the denominator, above 0; default 1e-8
 * @param weightDecay times the learning rate the share that a weight loses in each step, at least
 *     0; default 0.01
 */
public record AdamW(
    double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
    implements Optimizer {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  public AdamW {
    Range.above(0, learningRate, "learningRate");
    Range.fraction(beta1, "beta1");
    Range.fraction(beta2, "beta2");
    Range.above(0, epsilon, "epsilon");
    Range.atLeast(0, weightDecay, "weightDecay");
  }

  /** Returns AdamW with PyTorch's defaults for all but the learning rate. */
  public static AdamW of(double learningRate) {
    return new AdamW(learningRate, 0.9, 0.999, 1e-8, 0.01);
  }

  /** Returns the same with other decays. */
  public AdamW betas(double first, double second) {
    return new AdamW(learningRate, first, second, epsilon, weightDecay);
  }

  /** Returns the same with another addition to the denominator. */
  public AdamW epsilon(double addend) {
    return new AdamW(learningRate, beta1, beta2, addend, weightDecay);
  }

  /** Returns the same with another weight decay. */
  public AdamW weightDecay(double share) {
    return new AdamW(learningRate, beta1, beta2, epsilon, share);
  }
}
