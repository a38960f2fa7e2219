package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.from_blob;
import static org.bytedeco.pytorch.global.torch.mse_loss;
import static org.bytedeco.pytorch.global.torch.one_hot;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.sparkcnn.plan.Loss;

/** The loss of a batch: the mean over its examples, weighted by their weights. */
final class LossKernel {
  private static final int NO_REDUCTION = 0;
  private static final int MEAN = 1;
  private static final long NO_CLASS = -100;

  private LossKernel() {}

  /** Returns the loss of outputs (N, classes) for the labels of a batch, as a scalar. */
  static Tensor of(Loss loss, Tensor output, Batch batch) {
    long[] sizes = {batch.size()};
    Tensor labels = from_blob(batch.labels(), sizes, new TensorOptions(ScalarType.Long));
    if (!batch.isWeighted()) {
      return reduced(loss, output, labels, MEAN);
    }
    Tensor each = reduced(loss, output, labels, NO_REDUCTION);
    Tensor weights = from_blob(batch.weights(), sizes, new TensorOptions(ScalarType.Float));
    // All weights zero: nothing to learn from, and no division by zero.
    Tensor total = weights.sum().clamp_min_(Tensors.scalar(Float.MIN_NORMAL));
    return each.mul(weights).sum().div_(total);
  }

  private static Tensor reduced(Loss loss, Tensor output, Tensor labels, int reduction) {
    return switch (loss) {
      case CROSS_ENTROPY ->
          cross_entropy_loss(output, labels, new TensorOptional(), reduction, NO_CLASS, 0);
      case MEAN_SQUARED_ERROR -> {
        Tensor target = one_hot(labels, output.size(1)).to(ScalarType.Float);
        Tensor error = mse_loss(output, target, reduction);
        yield reduction == NO_REDUCTION ? error.mean(1) : error;
      }
    };
  }
}
