package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.empty_like;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.sparkcnn.network.Dropout;

final class DropoutKernel implements Kernel<Dropout> {

  @Override
  public Tensor forward(Dropout layer, Tensor input, List<Tensor> parameters, StepContext step) {
    if (layer.p() == 0) {
      return input;
    }
    double keep = 1 - layer.p();
    Tensor mask = empty_like(input.detach()).bernoulli_(keep, step.random());
    return input.mul(mask.div_(new Scalar(keep)));
  }

  @Override
  public String script(Dropout layer, String input, List<String> parameters) {
    return input;
  }
}
