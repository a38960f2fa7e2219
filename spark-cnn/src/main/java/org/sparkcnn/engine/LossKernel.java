package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.from_blob;
import static org.bytedeco.pytorch.global.torch.l1_loss;
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
import org.sparkcnn.plan.L1;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.MeanSquaredError;
import org.sparkcnn.plan.SmoothL1;

/** The loss of a batch: the mean over its examples, weighted by their weights, in fp32. */
final class LossKernel {
  private static final int NO_REDUCTION = 0;
  private static final int MEAN = 1;
  private static final long NO_CLASS = -100;

  private final Loss loss;
  private final TensorDevice device;
  private final String lastLayer;
  private final int outputs;

  /**
   * Makes the loss of a network.
   *
   * @throws IllegalArgumentException if the network gives no vector, or the loss has weights for
   *     another number of classes
   */
  LossKernel(Loss loss, Network network, TensorDevice device) {
    Shape output = network.output();
    this.loss = loss;
    this.device = device;
    this.lastLayer = network.lastLayer().name();
    this.outputs = output.elements();
    if (!output.isVector()) {
      throw new IllegalArgumentException(
          "the last layer '%s' gives the shape %s; a network that is trained ends in a vector, such as"
                  .formatted(lastLayer, output)
              + " linear(10) gives");
    }
    if (loss instanceof CrossEntropy entropy
        && !entropy.classWeights().isEmpty()
        && entropy.classWeights().size() != outputs) {
      throw new IllegalArgumentException(
          "the loss has classWeights for %d classes, but the last layer '%s' has %d outputs"
              .formatted(entropy.classWeights().size(), lastLayer, outputs));
    }
  }

  /**
   * Refuses a batch whose targets the loss cannot be computed of.
   *
   * @throws IllegalArgumentException if it has another number of targets than the network has
   *     outputs, or targets where the loss needs classes
   */
  void checkTargets(Batch batch) {
    int targets = batch.targetsPerImage();
    if (targets > 0 && loss instanceof CrossEntropy) {
      throw new IllegalArgumentException(
          "cross entropy needs classes, but the batch has %d targets an image".formatted(targets));
    }
    if (targets > 0 && targets != outputs) {
      throw new IllegalArgumentException(
          "the last layer '%s' gives %d numbers, but the batch has %d targets an image"
              .formatted(lastLayer, outputs, targets));
    }
  }

  /** Returns the loss of outputs (N, classes or targets) for a batch, as a scalar. */
  Tensor of(Tensor output, Batch batch) {
    Tensor scores = output.scalar_type() == ScalarType.Float ? output : output.to(ScalarType.Float);
    if (loss instanceof CrossEntropy entropy) {
      return crossEntropy(entropy, scores, batch);
    }
    Tensor targets = targets(batch);
    if (!batch.isWeighted()) {
      return error(scores, targets, MEAN);
    }
    Tensor weights = weights(batch);
    return mean(error(scores, targets, NO_REDUCTION).mean(1), weights, weights);
  }

  private Tensor crossEntropy(CrossEntropy entropy, Tensor scores, Batch batch) {
    Tensor labels = labels(batch);
    double smoothing = entropy.labelSmoothing();
    boolean alike = entropy.classWeights().isEmpty();
    if (alike && !batch.isWeighted()) {
      return cross_entropy_loss(scores, labels, new TensorOptional(), MEAN, NO_CLASS, smoothing);
    }
    Tensor weights = weights(batch);
    if (alike) {
      Tensor each =
          cross_entropy_loss(
              scores, labels, new TensorOptional(), NO_REDUCTION, NO_CLASS, smoothing);
      return mean(each, weights, weights);
    }
    Tensor perClass = device.moved(Tensors.of(floats(entropy.classWeights())));
    Tensor each =
        cross_entropy_loss(
            scores, labels, new TensorOptional(perClass), NO_REDUCTION, NO_CLASS, smoothing);
    // The weights of the classes are in each loss already, but not in what the sum is divided by.
    return mean(each, weights, weights.mul(perClass.index_select(0, labels)));
  }

  private Tensor mean(Tensor each, Tensor weights, Tensor shares) {
    // All weights zero: nothing to learn from, and no division by zero.
    Tensor total = shares.sum().clamp_min_(device.moved(Tensors.scalar(Float.MIN_NORMAL)));
    return each.mul(weights).sum().div_(total);
  }

  private Tensor error(Tensor output, Tensor targets, int reduction) {
    if (loss instanceof MeanSquaredError) {
      return mse_loss(output, targets, reduction);
    }
    if (loss instanceof L1) {
      return l1_loss(output, targets, reduction);
    }
    if (loss instanceof SmoothL1 smooth) {
      return smooth_l1_loss(output, targets, reduction, smooth.beta());
    }
    throw new IllegalStateException("no kernel for " + loss);
  }

  /**
   * Returns what the outputs should be, (N, outputs): a batch's numbers, or its classes one-hot.
   */
  private Tensor targets(Batch batch) {
    if (batch.targetsPerImage() == 0) {
      return one_hot(labels(batch), outputs).to(ScalarType.Float);
    }
    long[] sizes = {batch.size(), outputs};
    return device.moved(from_blob(batch.targets(), sizes, new TensorOptions(ScalarType.Float)));
  }

  private Tensor labels(Batch batch) {
    return device.moved(
        from_blob(batch.labels(), new long[] {batch.size()}, new TensorOptions(ScalarType.Long)));
  }

  private Tensor weights(Batch batch) {
    return device.moved(
        from_blob(batch.weights(), new long[] {batch.size()}, new TensorOptions(ScalarType.Float)));
  }

  private static float[] floats(List<Double> numbers) {
    float[] values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.get(i).floatValue();
    }
    return values;
  }
}
