package org.sparkcnn.plan;

/**
 * Adam (Kingma and Ba 2014) as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.optim.Adam.html">torch.optim.Adam</a>.
 *
 * @param learningRate the step size, above 0; PyTorch's default 0.001
 * @param beta1 decay of the gradient's mean, in [0, 1); default 0.9
 * @param beta2 decay of the gradient's square, in [0, 1); default 0.999
 * @param epsilon added to the denominator, above 0; default 1e-8
 * @param weightDecay the L2 penalty that is added to the gradient, at least 0
 */
public record Adam(
    double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
    implements Optimizer {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  public Adam {
    Range.above(0, learningRate, "learningRate");
    Range.fraction(beta1, "beta1");
    Range.fraction(beta2, "beta2");
    Range.above(0, epsilon, "epsilon");
    Range.atLeast(0, weightDecay, "weightDecay");
  }

  /** Returns Adam with PyTorch's defaults for all but the learning rate. */
  public static Adam of(double learningRate) {
    return new Adam(learningRate, 0.9, 0.999, 1e-8, 0);
  }

  /** Returns the same with other decays. */
  public Adam betas(double first, double second) {
    return new Adam(learningRate, first, second, epsilon, weightDecay);
  }

  /** Returns the same with another addition to the denominator. */
  public Adam epsilon(double addend) {
    return new Adam(learningRate, beta1, beta2, addend, weightDecay);
  }

  /** Returns the same with another L2 penalty. */
  public Adam weightDecay(double penalty) {
    return new Adam(learningRate, beta1, beta2, epsilon, penalty);
  }
}
