package org.sparkcnn.it.bench;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.Sgd;

/**
 * The loop that a PyTorch tutorial writes, at its best: all images in memory, normalised; each
 * epoch in another order; forward, loss, zero_grad, backward, torch.optim.
 */
final class EagerLoop {
  private final EagerNetwork network;
  private final Optimizer optimizer;
  private final Tensor images;
  private final Tensor labels;
  private Tensor order;
  private long trained;
  private long scored;

  EagerLoop(
      EagerNetwork network,
      org.sparkcnn.plan.Optimizer optimizer,
      Pixels pixels,
      Normalization normalization) {
    this.network = network;
    this.optimizer = optimizer(optimizer, network.parameters());
    this.images = pixels.normalized(normalization);
    this.labels = pixels.labelTensor();
    this.trained = images.size(0);
  }

  private static Optimizer optimizer(
      org.sparkcnn.plan.Optimizer optimizer, TensorVector parameters) {
    // The options keep the betas in a std::tuple, whose order in memory is the compiler's.
    if (optimizer instanceof Adam adam && adam.beta1() == 0.9 && adam.beta2() == 0.999) {
      AdamOptions options = new AdamOptions(adam.learningRate());
      options.eps().put(adam.epsilon());
      options.weight_decay().put(adam.weightDecay());
      return new org.bytedeco.pytorch.Adam(parameters, options);
    } else if (optimizer instanceof Sgd sgd && sgd.dampening() == 0) {
      SGDOptions options = new SGDOptions(sgd.learningRate());
      options.momentum().put(sgd.momentum());
      options.weight_decay().put(sgd.weightDecay());
      options.nesterov().put(sgd.nesterov());
      return new SGD(parameters, options);
    }
    throw new IllegalArgumentException("no eager optimizer for " + optimizer);
  }

  /** Trains on the next images of the epoch's order and returns how many they are. */
  long trainNext(int batchSize) {
    if (trained == images.size(0)) {
      order = torch.randperm(images.size(0));
      trained = 0;
    }
    long size = Math.min(batchSize, images.size(0) - trained);
    try (PointerScope scope = new PointerScope()) {
      Tensor rows = order.narrow(0, trained, size);
      train(images.index_select(0, rows), labels.index_select(0, rows));
    }
    trained += size;
    return size;
  }

  /** Trains on the first images and returns their loss before the step. */
  float trainFirst(int batchSize) {
    try (PointerScope scope = new PointerScope()) {
      return train(images.narrow(0, 0, batchSize), labels.narrow(0, 0, batchSize)).item_float();
    }
  }

  private Tensor train(Tensor batch, Tensor classes) {
    Tensor loss = torch.cross_entropy_loss(network.forward(batch, true), classes);
    optimizer.zero_grad();
    loss.backward();
    optimizer.step();
    return loss;
  }

  /** Scores the next images, in the order they have, and returns how many they are. */
  long scoreNext(int batchSize) {
    if (scored == images.size(0)) {
      scored = 0;
    }
    long size = Math.min(batchSize, images.size(0) - scored);
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGrad = new NoGradGuard()) {
      Tensor outputs = network.forward(images.narrow(0, scored, size), false);
      // Reading the result is part of scoring.
      outputs.data_ptr_float().get(new float[Math.toIntExact(outputs.numel())]);
    }
    scored += size;
    return size;
  }
}
