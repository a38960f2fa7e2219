package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.from_blob;
import static org.bytedeco.pytorch.global.torch.mse_loss;
import static org.bytedeco.pytorch.global.torch.one_hot;
import static org.bytedeco.pytorch.global.torch.smooth_l1_loss;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.CrossEntropy;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.MeanSquaredError;
import org.sparkcnn.plan.SmoothL1;

/** The loss of a batch: the mean over its examples, weighted by their weights, in fp32. */
final class LossKernel {
  private static final int NO_REDUCTION = 0;
  private static final int MEAN = 1;
  private static final long NO_CLASS = -100;

  private LossKernel() {}

  /**
   * Refuses a network that a loss cannot be computed of.
   *
   * @throws IllegalArgumentException if the network gives no vector, or the loss has weights for
   *     another number of classes
   */
  static void check(Loss loss, Network network) {
    Shape output = network.output();
    if (!output.isVector()) {
      throw new IllegalArgumentException(
          "the last layer '%s' gives the shape %s; a network that is trained ends in a vector, such as"
                  .formatted(network.lastLayer().name(), output)
              + " linear(10) gives");
    }
    if (loss instanceof CrossEntropy entropy
        && !entropy.classWeights().isEmpty()
        && entropy.classWeights().size() != output.elements()) {
      throw new IllegalArgumentException(
          "the loss has classWeights for %d classes, but the last layer '%s' has %d outputs"
              .formatted(
                  entropy.classWeights().size(), network.lastLayer().name(), output.elements()));
    }
  }

  /** Returns the loss of outputs (N, classes) for the labels of a batch, as a scalar. */
  static Tensor of(Loss loss, Tensor output, Batch batch) {
    Tensor scores = output.scalar_type() == ScalarType.Float ? output : output.to(ScalarType.Float);
    long[] sizes = {batch.size()};
    Tensor labels = from_blob(batch.labels(), sizes, new TensorOptions(ScalarType.Long));
    Tensor perClass = classWeights(loss);
    if (!batch.isWeighted() && perClass == null) {
      return reduced(loss, scores, labels, new TensorOptional(), MEAN);
    }
    TensorOptional optional =
        perClass == null ? new TensorOptional() : new TensorOptional(perClass);
    Tensor each = reduced(loss, scores, labels, optional, NO_REDUCTION);
    Tensor weights = from_blob(batch.weights(), sizes, new TensorOptions(ScalarType.Float));
    // The weights of the classes are in each loss already, but not in what the sum is divided by.
    Tensor shares = perClass == null ? weights : weights.mul(perClass.index_select(0, labels));
    // All weights zero: nothing to learn from, and no division by zero.
    Tensor total = shares.sum().clamp_min_(Tensors.scalar(Float.MIN_NORMAL));
    return each.mul(weights).sum().div_(total);
  }

  /** Returns a weight for each class, or null if all are alike. */
  private static Tensor classWeights(Loss loss) {
    if (!(loss instanceof CrossEntropy entropy) || entropy.classWeights().isEmpty()) {
      return null;
    }
    List<Double> weights = entropy.classWeights();
    float[] values = new float[weights.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = weights.get(i).floatValue();
    }
    return Tensors.of(values);
  }

  private static Tensor reduced(
      Loss loss, Tensor output, Tensor labels, TensorOptional classWeights, int reduction) {
    if (loss instanceof CrossEntropy entropy) {
      double smoothing = entropy.labelSmoothing();
      return cross_entropy_loss(output, labels, classWeights, reduction, NO_CLASS, smoothing);
    }
    Tensor target = one_hot(labels, output.size(1)).to(ScalarType.Float);
    Tensor error = error(loss, output, target, reduction);
    return reduction == NO_REDUCTION ? error.mean(1) : error;
  }

  private static Tensor error(Loss loss, Tensor output, Tensor target, int reduction) {
    if (loss instanceof MeanSquaredError) {
      return mse_loss(output, target, reduction);
    }
    if (loss instanceof SmoothL1 smooth) {
      return smooth_l1_loss(output, target, reduction, smooth.beta());
    }
    throw new IllegalStateException("no kernel for " + loss);
  }
}
