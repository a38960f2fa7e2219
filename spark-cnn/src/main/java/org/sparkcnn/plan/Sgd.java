package org.sparkcnn.plan;

/**
 * Stochastic gradient descent as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.optim.SGD.html">torch.optim.SGD</a>.
 *
 * @param learningRate the step size, above 0; PyTorch's default 0.001
 * @param momentum how much of the last step is kept, in [0, 1), 0 for none
 * @param dampening the share of a gradient that does not enter the momentum, in [0, 1]; the first
 *     gradient enters whole
 * @param nesterov whether momentum looks ahead (Sutskever et al. 2013); needs a momentum above 0
 *     and no dampening
 * @param weightDecay the L2 penalty that is added to the gradient, at least 0
 */
public record Sgd(
    double learningRate, double momentum, double dampening, boolean nesterov, double weightDecay)
    implements Optimizer {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  public Sgd {
    Range.above(0, learningRate, "learningRate");
    Range.fraction(momentum, "momentum");
    Range.share(dampening, "dampening");
    Range.atLeast(0, weightDecay, "weightDecay");
    if (nesterov && momentum == 0) {
      throw new IllegalArgumentException("nesterov needs a momentum above 0, found 0");
    }
    if (nesterov && dampening != 0) {
      throw new IllegalArgumentException("nesterov needs a dampening of 0, found " + dampening);
    }
  }

  /** Returns plain gradient descent. */
  public static Sgd of(double learningRate) {
    return new Sgd(learningRate, 0, 0, false, 0);
  }

  /** Returns the same with another momentum. */
  public Sgd momentum(double share) {
    return new Sgd(learningRate, share, dampening, nesterov, weightDecay);
  }

  /** Returns the same with another dampening. */
  public Sgd dampening(double share) {
    return new Sgd(learningRate, momentum, share, nesterov, weightDecay);
  }

  /** Returns the same with a momentum, set before, that looks ahead. */
  public Sgd withNesterov() {
    return new Sgd(learningRate, momentum, dampening, true, weightDecay);
  }

  /** Returns the same with another L2 penalty. */
  public Sgd weightDecay(double penalty) {
    return new Sgd(learningRate, momentum, dampening, nesterov, penalty);
  }
}
