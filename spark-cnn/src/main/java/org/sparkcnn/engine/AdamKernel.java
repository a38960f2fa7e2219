package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.sparkcnn.plan.Adam;

/** m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − learningRate · m̂ / (√v̂ + ε). */
final class AdamKernel implements OptimizerKernel {
  private final Adam adam;

  AdamKernel(Adam adam) {
    this.adam = adam;
  }

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public void step(Tensor weights, Tensor gradient, List<Tensor> slots, long step) {
    if (adam.weightDecay() > 0) {
      gradient.add_(weights, new Scalar(adam.weightDecay()));
    }
    double beta1 = adam.beta1();
    double beta2 = adam.beta2();
    Tensor mean = slots.get(0).lerp_(gradient, new Scalar(1 - beta1));
    Tensor square =
        slots.get(1).mul_(new Scalar(beta2)).addcmul_(gradient, gradient, new Scalar(1 - beta2));
    double meanCorrection = 1 - Math.pow(beta1, (double) step);
    double squareCorrection = 1 - Math.pow(beta2, (double) step);
    Tensor denominator =
        square
            .sqrt()
            .div_(new Scalar(Math.sqrt(squareCorrection)))
            .add_(new Scalar(adam.epsilon()));
    weights.addcdiv_(mean, denominator, new Scalar(-adam.learningRate() / meanCorrection));
  }
}
