package org.sparkcnn.engine;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** w ← w − learningRate·g. */
final class PlainSgdKernel implements OptimizerKernel {
  private final ParameterGroup parameters;

  PlainSgdKernel(ParameterGroup parameters) {
    this.parameters = parameters;
  }

  @Override
  public void step(double learningRate, long step) {
    Tensor gradient = parameters.gradient();
    if (parameters.weightDecay() > 0) {
      gradient.add_(parameters.weights(), new Scalar(parameters.weightDecay()));
    }
    parameters.weights().add_(gradient, new Scalar(-learningRate));
  }
}
