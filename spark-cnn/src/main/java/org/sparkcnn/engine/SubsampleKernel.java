package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.sparkcnn.network.Subsample;

final class SubsampleKernel implements Operation<Subsample> {
  @Override
  public Tensor forward(Subsample layer, Tensor input, List<Tensor> parameters, StepContext step) {
    Tensor taken = every(every(input, 2, layer.stride()), 3, layer.stride());
    long added = (layer.outChannels() - input.size(1)) / 2;
    return torch.constant_pad_nd(taken, 0, 0, 0, 0, added, added);
  }

  private static Tensor every(Tensor input, int dimension, int stride) {
    return stride == 1
        ? input
        : input.slice(dimension, new LongOptional(), new LongOptional(), stride);
  }

  @Override
  public String script(Subsample layer, String input, List<String> parameters) {
    String added = "(%d - %s.size(1)) // 2".formatted(layer.outChannels(), input);
    return "torch.constant_pad_nd(%s[:, :, ::%d, ::%d], [0, 0, 0, 0, %s, %s])"
        .formatted(input, layer.stride(), layer.stride(), added, added);
  }
}
