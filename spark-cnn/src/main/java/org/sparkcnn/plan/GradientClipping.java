package org.sparkcnn.plan;

import java.io.Serializable;

/** How gradients are bounded before the optimizer sees them. */
public sealed interface GradientClipping extends Serializable {

  /** Gradients are taken as they are. */
  record None() implements GradientClipping {}

  /**
   * The gradient of all trainable parameters, taken as one vector, is shortened to a length, as in
   * <a
   * href="https://docs.pytorch.org/docs/stable/generated/torch.nn.utils.clip_grad_norm_.html">torch.nn.utils.clip_grad_norm_</a>.
   *
   * @param maxNorm its length at most, above 0
   */
  record ByNorm(double maxNorm) implements GradientClipping {

    /**
     * Checks the setting.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public ByNorm {
      Range.above(0, maxNorm, "maxNorm");
    }
  }

  /**
   * Each number of the gradient is cut, as in <a
   * href="https://docs.pytorch.org/docs/stable/generated/torch.nn.utils.clip_grad_value_.html">torch.nn.utils.clip_grad_value_</a>.
   *
   * @param maxValue its distance from 0 at most, above 0
   */
  record ByValue(double maxValue) implements GradientClipping {

    /**
     * Checks the setting.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public ByValue {
      Range.above(0, maxValue, "maxValue");
    }
  }

  /** Returns no bound. */
  static GradientClipping none() {
    return new None();
  }

  /** Returns a bound on the length of the whole gradient. */
  static GradientClipping byNorm(double maxNorm) {
    return new ByNorm(maxNorm);
  }

  /** Returns a bound on each number of the gradient. */
  static GradientClipping byValue(double maxValue) {
    return new ByValue(maxValue);
  }
}
