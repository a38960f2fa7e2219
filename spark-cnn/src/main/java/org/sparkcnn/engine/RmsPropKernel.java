package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.addcmul_out;
import static org.bytedeco.pytorch.global.torch.empty_like;
import static org.bytedeco.pytorch.global.torch.sqrt_out;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.sparkcnn.plan.RmsProp;

/**
 * s ← αs + (1−α)g², w ← w − learningRate · g / (√s + ε). Centered, with the mean m ← αm + (1−α)g,
 * the root is that of s − m²; with momentum, the quotient enters b ← momentum·b + g / (…) and w ← w
 * − learningRate·b.
 */
final class RmsPropKernel implements OptimizerKernel {
  private final RmsProp rmsProp;
  private final ParameterGroup parameters;
  private final Tensor root;

  RmsPropKernel(RmsProp rmsProp, ParameterGroup parameters, NativeOwner owner) {
    this.rmsProp = rmsProp;
    this.parameters = parameters;
    this.root = owner.keep(empty_like(parameters.weights()));
  }

  /** The mean square; then the momentum, if there is one; then the mean, if it is centered. */
  static int slots(RmsProp rmsProp) {
    return 1 + (rmsProp.momentum() > 0 ? 1 : 0) + (rmsProp.centered() ? 1 : 0);
  }

  @Override
  public void step(double learningRate, long step) {
    Tensor gradient = parameters.gradient();
    if (parameters.weightDecay() > 0) {
      gradient.add_(parameters.weights(), new Scalar(parameters.weightDecay()));
    }
    Tensor denominator = root(gradient).add_(new Scalar(rmsProp.epsilon()));
    if (rmsProp.momentum() > 0) {
      Tensor velocity =
          slot(1).mul_(new Scalar(rmsProp.momentum())).addcdiv_(gradient, denominator);
      parameters.weights().add_(velocity, new Scalar(-learningRate));
    } else {
      parameters.weights().addcdiv_(gradient, denominator, new Scalar(-learningRate));
    }
  }

  private Tensor root(Tensor gradient) {
    Scalar share = new Scalar(1 - rmsProp.alpha());
    Tensor square = slot(0).mul_(new Scalar(rmsProp.alpha())).addcmul_(gradient, gradient, share);
    if (!rmsProp.centered()) {
      return sqrt_out(root, square);
    }
    Tensor mean = slot(slots(rmsProp) - 1).lerp_(gradient, share);
    return addcmul_out(root, square, mean, mean, new Scalar(-1)).sqrt_();
  }

  private Tensor slot(int index) {
    return parameters.slots().get(index);
  }
}
