package org.sparkcnn.plan;

/**
 * RMSprop (Hinton 2012) as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.optim.RMSprop.html">torch.optim.RMSprop</a>.
 *
 * @param learningRate the step size, above 0; PyTorch's default 0.01
 * @param alpha decay of the gradient's square, in [0, 1); default 0.99
 * @param epsilon added to the denominator, above 0; default 1e-8
 * @param weightDecay the L2 penalty that is added to the gradient, at least 0
 * @param momentum how much of the last step is kept, in [0, 1), 0 for none
 * @param centered whether gradients are divided by their estimated standard deviation rather than
 *     by their root mean square
 */
public record RmsProp(
    double learningRate,
    double alpha,
    double epsilon,
    double weightDecay,
    double momentum,
    boolean centered)
    implements Optimizer {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  public RmsProp {
    Range.above(0, learningRate, "learningRate");
    Range.fraction(alpha, "alpha");
    Range.above(0, epsilon, "epsilon");
    Range.atLeast(0, weightDecay, "weightDecay");
    Range.fraction(momentum, "momentum");
  }

  /** Returns RMSprop with PyTorch's defaults for all but the learning rate. */
  public static RmsProp of(double learningRate) {
    return new RmsProp(learningRate, 0.99, 1e-8, 0, 0, false);
  }

  /** Returns the same with another decay of the gradient's square. */
  public RmsProp alpha(double decay) {
    return new RmsProp(learningRate, decay, epsilon, weightDecay, momentum, centered);
  }

  /** Returns the same with another addition to the denominator. */
  public RmsProp epsilon(double addend) {
    return new RmsProp(learningRate, alpha, addend, weightDecay, momentum, centered);
  }

  /** Returns the same with another L2 penalty. */
  public RmsProp weightDecay(double penalty) {
    return new RmsProp(learningRate, alpha, epsilon, penalty, momentum, centered);
  }

  /** Returns the same with another momentum. */
  public RmsProp momentum(double share) {
    return new RmsProp(learningRate, alpha, epsilon, weightDecay, share, centered);
  }

  /** Returns the same, divided by the estimated standard deviation. */
  public RmsProp withCentering() {
    return new RmsProp(learningRate, alpha, epsilon, weightDecay, momentum, true);
  }
}
