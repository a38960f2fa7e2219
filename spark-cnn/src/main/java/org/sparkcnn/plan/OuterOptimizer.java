package org.sparkcnn.plan;

import java.io.Serializable;

/**
 * How the weights follow the mean of the workers' weights: SGD whose gradient is the weights before
 * the round minus that mean, as in DiLoCo (<a href="https://arxiv.org/abs/2311.08105">Douillard et
 * al. 2023</a>). Running statistics always take the mean.
 *
 * @param learningRate above 0; 1 without momentum takes the plain mean
 * @param momentum in [0, 1)
 * @param nesterov whether momentum looks ahead (Nesterov), as {@code torch.optim.SGD} does it
 */
public record OuterOptimizer(double learningRate, double momentum, boolean nesterov)
    implements Serializable {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  public OuterOptimizer {
    Range.above(0, learningRate, "outerLearningRate");
    Range.fraction(momentum, "outerMomentum");
  }

  /** Returns the plain mean (parameter averaging). */
  public static OuterOptimizer mean() {
    return new OuterOptimizer(1, 0, false);
  }

  /** Returns whether the weights become the plain mean. */
  public boolean isMean() {
    return learningRate == 1 && momentum == 0;
  }
}
