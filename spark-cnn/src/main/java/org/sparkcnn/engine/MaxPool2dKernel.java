package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.max_pool2d;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.sparkcnn.network.MaxPool2d;
import org.sparkcnn.network.Size2d;

final class MaxPool2dKernel implements Operation<MaxPool2d> {
  private static final Size2d DILATION = Size2d.square(1);

  @Override
  public Tensor forward(MaxPool2d layer, Tensor input, List<Tensor> parameters, StepContext step) {
    return max_pool2d(
        input,
        layer.kernel().toLongs(),
        layer.stride().toLongs(),
        layer.padding().toLongs(),
        DILATION.toLongs(),
        layer.ceilMode());
  }

  @Override
  public String script(MaxPool2d layer, String input, List<String> parameters) {
    return "torch.max_pool2d(%s, %s, %s, %s, %s, %s)"
        .formatted(
            input,
            Script.of(layer.kernel()),
            Script.of(layer.stride()),
            Script.of(layer.padding()),
            Script.of(DILATION),
            Script.of(layer.ceilMode()));
  }

  @Override
  public boolean givesOutputAway() {
    return true;
  }
}
