package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.sparkcnn.network.AdaptiveAvgPool2d;

final class AdaptiveAvgPool2dKernel implements Operation<AdaptiveAvgPool2d> {
  @Override
  public Tensor forward(
      AdaptiveAvgPool2d layer, Tensor input, List<Tensor> parameters, StepContext step) {
    return torch.adaptive_avg_pool2d(input, layer.size().toLongs());
  }

  @Override
  public String script(AdaptiveAvgPool2d layer, String input, List<String> parameters) {
    return "torch.adaptive_avg_pool2d(%s, %s)".formatted(input, Script.of(layer.size()));
  }

  @Override
  public boolean givesOutputAway() {
    return true;
  }
}
