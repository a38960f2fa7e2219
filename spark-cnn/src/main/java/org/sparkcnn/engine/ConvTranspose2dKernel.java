package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.conv_transpose2d;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.sparkcnn.network.ConvTranspose2d;

final class ConvTranspose2dKernel implements Operation<ConvTranspose2d> {
  @Override
  public Tensor forward(
      ConvTranspose2d layer, Tensor input, List<Tensor> parameters, StepContext step) {
    return conv_transpose2d(
        input,
        parameters.get(0),
        layer.bias() ? new TensorOptional(parameters.get(1)) : new TensorOptional(),
        layer.stride().toLongs(),
        layer.padding().toLongs(),
        layer.outputPadding().toLongs(),
        layer.groups(),
        layer.dilation().toLongs());
  }

  @Override
  public String script(ConvTranspose2d layer, String input, List<String> parameters) {
    return "torch.conv_transpose2d(%s, %s, %s, %s, %s, %s, %d, %s)"
        .formatted(
            input,
            parameters.get(0),
            layer.bias() ? parameters.get(1) : "None",
            Script.of(layer.stride()),
            Script.of(layer.padding()),
            Script.of(layer.outputPadding()),
            layer.groups(),
            Script.of(layer.dilation()));
  }

  @Override
  public boolean givesOutputAway() {
    return true;
  }
}
