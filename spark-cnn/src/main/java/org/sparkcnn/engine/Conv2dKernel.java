package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.conv2d;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.sparkcnn.network.Conv2d;

final class Conv2dKernel implements Operation<Conv2d> {

  @Override
  public Tensor forward(Conv2d layer, Tensor input, List<Tensor> parameters, StepContext step) {
    Tensor weight = parameters.get(0);
    TensorOptional bias =
        layer.bias() ? new TensorOptional(parameters.get(1)) : new TensorOptional();
    long[] stride = layer.stride().toLongs();
    long[] dilation = layer.dilation().toLongs();
    return layer.samePadding()
        ? conv2d(input, weight, bias, stride, "same", dilation, layer.groups())
        : conv2d(input, weight, bias, stride, layer.padding().toLongs(), dilation, layer.groups());
  }

  @Override
  public String script(Conv2d layer, String input, List<String> parameters) {
    return "torch.conv2d(%s, %s, %s, %s, %s, %s, %d)"
        .formatted(
            input,
            parameters.get(0),
            layer.bias() ? parameters.get(1) : "None",
            Script.of(layer.stride()),
            layer.samePadding() ? "'same'" : Script.of(layer.padding()),
            Script.of(layer.dilation()),
            layer.groups());
  }

  @Override
  public boolean givesOutputAway() {
    return true;
  }
}
