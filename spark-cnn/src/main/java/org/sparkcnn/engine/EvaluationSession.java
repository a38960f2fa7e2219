package org.sparkcnn.engine;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Recipe;

/**
 * Measures the loss of images with weights that do not change, as they are scored: no augmentation,
 * no dropout, batch norm by its running statistics. On the processor, as scoring is.
 */
public final class EvaluationSession implements AutoCloseable {
  private final ScoringSession scoring;
  private final LossKernel loss;

  /**
   * Makes a session.
   *
   * @param network what scores
   * @param weights its weights, copied
   * @param normalization what happens to pixels before the first layer
   * @param pixels how the batches' pixels are kept
   * @param recipe has the loss and the precision
   * @throws IllegalArgumentException if the weights are not this network's, or the loss does not
   *     fit it
   */
  public EvaluationSession(
      Network network,
      Weights weights,
      Normalization normalization,
      PixelType pixels,
      Recipe recipe) {
    loss = new LossKernel(recipe.loss(), network, TensorDevice.CPU);
    scoring = new ScoringSession(network, weights, normalization, pixels, recipe.precision());
  }

  /**
   * Scores a batch and compares the scores with what the batch says they should be.
   *
   * @param device how many threads this call may use
   * @throws IllegalArgumentException if the batch is empty, or holds other images or targets
   * @throws IllegalStateException after {@link #close}
   */
  public Evaluation evaluate(Batch batch, Device.Cpu device) {
    if (batch.size() == 0) {
      throw new IllegalArgumentException("cannot evaluate an empty batch");
    }
    loss.checkTargets(batch);
    float[] scores = scoring.score(batch, device);
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGrad = new NoGradGuard()) {
      Tensor outputs = Tensors.of(scores).view(batch.size(), scoring.outputs());
      return new Evaluation(loss.of(outputs, batch).item_float(), scores);
    }
  }

  @Override
  public void close() {
    scoring.close();
  }
}
