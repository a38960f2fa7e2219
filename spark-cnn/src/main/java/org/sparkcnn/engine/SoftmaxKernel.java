package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.sparkcnn.network.Softmax;

final class SoftmaxKernel implements Operation<Softmax> {

  @Override
  public Tensor forward(Softmax layer, Tensor input, List<Tensor> parameters, StepContext step) {
    return input.softmax(1);
  }

  @Override
  public String script(Softmax layer, String input, List<String> parameters) {
    return "torch.softmax(" + input + ", 1)";
  }
}
