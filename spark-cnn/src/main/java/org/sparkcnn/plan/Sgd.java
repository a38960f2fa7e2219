package org.sparkcnn.plan;

/**
 * Stochastic gradient descent as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.optim.SGD.html">torch.optim.SGD</a>.
 *
 * @param learningRate the step size, above 0
 * @param momentum in [0, 1), 0 for none
 * @param nesterov whether momentum looks ahead; needs a momentum above 0
 * @param weightDecay the L2 penalty, at least 0
 */
public record Sgd(double learningRate, double momentum, boolean nesterov, double weightDecay)
    implements Optimizer {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  public Sgd {
    Range.above(0, learningRate, "learningRate");
    Range.fraction(momentum, "momentum");
    Range.atLeast(0, weightDecay, "weightDecay");
    if (nesterov && momentum == 0) {
      throw new IllegalArgumentException("nesterov needs a momentum above 0, found 0");
    }
  }

  /** Returns plain gradient descent. */
  public static Sgd of(double learningRate) {
    return new Sgd(learningRate, 0, false, 0);
  }
}
