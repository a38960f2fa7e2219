package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.sparkcnn.network.LeakyRelu;

final class LeakyReluKernel implements Operation<LeakyRelu> {
  @Override
  public Tensor forward(LeakyRelu layer, Tensor input, List<Tensor> parameters, StepContext step) {
    return torch.leaky_relu(input, new Scalar(layer.slope()));
  }

  @Override
  public String script(LeakyRelu layer, String input, List<String> parameters) {
    return "torch.leaky_relu(%s, %s)".formatted(input, layer.slope());
  }
}
