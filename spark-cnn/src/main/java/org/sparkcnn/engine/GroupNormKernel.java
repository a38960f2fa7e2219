package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.sparkcnn.network.GroupNorm;

final class GroupNormKernel implements Operation<GroupNorm> {
  @Override
  public Tensor forward(GroupNorm layer, Tensor input, List<Tensor> parameters, StepContext step) {
    TensorOptional weight = new TensorOptional(parameters.get(0));
    TensorOptional bias = new TensorOptional(parameters.get(1));
    Tensor values = step.trains() && !input.requires_grad() ? planar(input) : input;
    return torch.group_norm(values, layer.groups(), weight, bias, layer.eps(), false);
  }

  /**
   * Returns a copy with channel after channel in memory. Of channels-last values that need no
   * gradient themselves, as the network's input, libtorch's backward pass writes one nonetheless,
   * to address 0.
   */
  private static Tensor planar(Tensor input) {
    return input.clone(new MemoryFormatOptional(MemoryFormat.Contiguous));
  }

  @Override
  public String script(GroupNorm layer, String input, List<String> parameters) {
    return "torch.group_norm(%s, %d, %s, %s, %s)"
        .formatted(input, layer.groups(), parameters.get(0), parameters.get(1), layer.eps());
  }

  @Override
  public boolean givesOutputAway() {
    return true;
  }

  @Override
  public boolean keepsPrecision() {
    return true;
  }
}
