package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.sparkcnn.network.Flatten;

final class FlattenKernel implements Operation<Flatten> {

  @Override
  public Tensor forward(Flatten layer, Tensor input, List<Tensor> parameters, StepContext step) {
    return input.flatten(1, -1);
  }

  @Override
  public String script(Flatten layer, String input, List<String> parameters) {
    return "torch.flatten(" + input + ", 1)";
  }
}
