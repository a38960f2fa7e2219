package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.sparkcnn.network.BatchNorm;

final class BatchNormKernel implements Operation<BatchNorm> {
  private final boolean measures;

  BatchNormKernel() {
    this(true);
  }

  private BatchNormKernel(boolean measures) {
    this.measures = measures;
  }

  /** Returns a kernel that normalises with the running statistics in training too. */
  static BatchNormKernel keepingStatistics() {
    return new BatchNormKernel(false);
  }

  @Override
  public Tensor forward(BatchNorm layer, Tensor input, List<Tensor> parameters, StepContext step) {
    // One value in a channel has no variance: libtorch would make the running one NaN.
    boolean measured = measures && step.trains() && input.numel() > input.size(1);
    return torch.batch_norm(
        input,
        new TensorOptional(parameters.get(0)),
        new TensorOptional(parameters.get(1)),
        new TensorOptional(parameters.get(2)),
        new TensorOptional(parameters.get(3)),
        measured,
        layer.momentum(),
        layer.eps(),
        false);
  }

  @Override
  public String script(BatchNorm layer, String input, List<String> parameters) {
    return "torch.batch_norm(%s, %s, %s, %s, %s, False, %s, %s, False)"
        .formatted(
            input,
            parameters.get(0),
            parameters.get(1),
            parameters.get(2),
            parameters.get(3),
            layer.momentum(),
            layer.eps());
  }

  @Override
  public boolean keepsPrecision() {
    return true;
  }

  @Override
  public boolean givesOutputAway() {
    return true;
  }
}
