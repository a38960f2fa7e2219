package org.sparkcnn.engine;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.sparkcnn.plan.GradientClipping;

/** Bounds a gradient, which is changed. */
final class ClippingKernel {
  /** What PyTorch adds to the norm, lest it divides by 0. */
  private static final double EPSILON = 1e-6;

  private ClippingKernel() {}

  static void clip(GradientClipping clipping, Tensor gradient) {
    if (clipping instanceof GradientClipping.ByNorm byNorm) {
      double factor = byNorm.maxNorm() / (gradient.norm().item_float() + EPSILON);
      if (factor < 1) {
        gradient.mul_(new Scalar(factor));
      }
    } else if (clipping instanceof GradientClipping.ByValue byValue) {
      ScalarOptional least = new ScalarOptional(new Scalar(-byValue.maxValue()));
      gradient.clamp_(least, new ScalarOptional(new Scalar(byValue.maxValue())));
    }
  }
}
