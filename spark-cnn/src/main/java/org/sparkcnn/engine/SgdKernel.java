package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.sparkcnn.plan.Sgd;

/**
 * v ← momentum·v + g, w ← w − learningRate·v; with Nesterov w ← w − learningRate·(g + momentum·v).
 */
final class SgdKernel implements OptimizerKernel {
  private final Sgd sgd;

  SgdKernel(Sgd sgd) {
    this.sgd = sgd;
  }

  @Override
  public int slots() {
    return sgd.momentum() > 0 ? 1 : 0;
  }

  @Override
  public void step(Tensor weights, Tensor gradient, List<Tensor> slots, long step) {
    if (sgd.weightDecay() > 0) {
      gradient.add_(weights, new Scalar(sgd.weightDecay()));
    }
    weights.add_(direction(gradient, slots), new Scalar(-sgd.learningRate()));
  }

  private Tensor direction(Tensor gradient, List<Tensor> slots) {
    if (sgd.momentum() == 0) {
      return gradient;
    }
    Tensor velocity = slots.get(0).mul_(new Scalar(sgd.momentum())).add_(gradient);
    return sgd.nesterov() ? gradient.add_(velocity, new Scalar(sgd.momentum())) : velocity;
  }
}
