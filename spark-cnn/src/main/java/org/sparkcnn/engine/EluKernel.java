package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.sparkcnn.network.Elu;

final class EluKernel implements Operation<Elu> {
  @Override
  public Tensor forward(Elu layer, Tensor input, List<Tensor> parameters, StepContext step) {
    return torch.elu(input, new Scalar(layer.alpha()), new Scalar(1), new Scalar(1));
  }

  @Override
  public String script(Elu layer, String input, List<String> parameters) {
    return "torch.elu(%s, %s)".formatted(input, layer.alpha());
  }
}
