package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.linear;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.sparkcnn.network.Linear;

final class LinearKernel implements Operation<Linear> {

  @Override
  public Tensor forward(Linear layer, Tensor input, List<Tensor> parameters, StepContext step) {
    TensorOptional bias =
        layer.bias() ? new TensorOptional(parameters.get(1)) : new TensorOptional();
    return linear(input, parameters.get(0), bias);
  }

  @Override
  public String script(Linear layer, String input, List<String> parameters) {
    return "torch.linear(%s, %s, %s)"
        .formatted(input, parameters.get(0), layer.bias() ? parameters.get(1) : "None");
  }

  @Override
  public boolean givesOutputAway() {
    return true;
  }
}
