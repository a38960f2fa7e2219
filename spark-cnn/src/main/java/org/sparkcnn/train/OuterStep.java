package org.sparkcnn.train;

import org.sparkcnn.plan.OuterOptimizer;

/**
 * Lets weights follow the mean of the workers' weights, by the formulas of {@code torch.optim.SGD}
 * with the difference as the gradient.
 */
final class OuterStep {
  private OuterStep() {}

  /** Returns the momentum before the first step: empty if none is needed. */
  static float[] begin(OuterOptimizer optimizer, int trainable) {
    return new float[optimizer.momentum() > 0 ? trainable : 0];
  }

  /**
   * Takes a step.
   *
   * @param before the weights that the round began with, and what follows them
   * @param mean the mean of what the workers ended with; its trainable beginning becomes the new
   *     weights
   * @param momentum as long as the trainable beginning, changed; empty without momentum
   * @param trainable the length of that beginning
   */
  static void apply(
      OuterOptimizer optimizer, float[] before, float[] mean, float[] momentum, int trainable) {
    if (optimizer.isMean()) {
      return;
    }
    float rate = (float) optimizer.learningRate();
    float beta = (float) optimizer.momentum();
    for (int i = 0; i < trainable; i++) {
      float step = before[i] - mean[i];
      if (beta > 0) {
        float speed = beta * momentum[i] + step;
        momentum[i] = speed;
        step = optimizer.nesterov() ? step + beta * speed : speed;
      }
      mean[i] = before[i] - rate * step;
    }
  }
}
