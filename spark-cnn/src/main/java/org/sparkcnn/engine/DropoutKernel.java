package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.empty_like;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.sparkcnn.network.Dropout;

final class DropoutKernel implements Operation<Dropout> {

  @Override
  public Tensor forward(Dropout layer, Tensor input, List<Tensor> parameters, StepContext step) {
    return drop(input, empty_like(input.detach()), layer.p(), step);
  }

  /** Overwrites the mask with draws and applies it. */
  static Tensor drop(Tensor input, Tensor mask, double p, StepContext step) {
    double keep = 1 - p;
    return input.mul(mask.bernoulli_(keep, step.random()).div_(new Scalar(keep)));
  }

  @Override
  public String script(Dropout layer, String input, List<String> parameters) {
    return input;
  }

  @Override
  public int compile(Dropout layer, int input, Compiler compiler) {
    return compiler.trains() && layer.p() > 0 ? compiler.add(layer, this, input) : input;
  }
}
