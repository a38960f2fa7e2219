package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.avg_pool2d;

import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.sparkcnn.network.AvgPool2d;

final class AvgPool2dKernel implements Operation<AvgPool2d> {

  @Override
  public Tensor forward(AvgPool2d layer, Tensor input, List<Tensor> parameters, StepContext step) {
    return avg_pool2d(
        input,
        layer.kernel().toLongs(),
        layer.stride().toLongs(),
        layer.padding().toLongs(),
        layer.ceilMode(),
        layer.countIncludePad(),
        new LongOptional());
  }

  @Override
  public String script(AvgPool2d layer, String input, List<String> parameters) {
    return "torch.avg_pool2d(%s, %s, %s, %s, %s, %s)"
        .formatted(
            input,
            Script.of(layer.kernel()),
            Script.of(layer.stride()),
            Script.of(layer.padding()),
            Script.of(layer.ceilMode()),
            Script.of(layer.countIncludePad()));
  }

  @Override
  public boolean givesOutputAway() {
    return true;
  }
}
