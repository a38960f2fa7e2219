package org.sparkcnn.plan;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What one training step does.
 *
 * @param loss what is made small
 * @param clipping how gradients are bounded
 * @param optimizer how weights follow gradients
 * @param decayBiases whether the optimizer's weight decay takes hold of biases, and of the scales
 *     and shifts of normalisation, as PyTorch's does; if not, only of filters and matrices
 * @param precision the numbers that are computed with
 * @param augmentation how the images are changed first, in this order; empty: not at all
 * @param tuning which parameters are trained, and how fast; by default all, at one learning rate
 */
public record Recipe(
    Loss loss,
    GradientClipping clipping,
    Optimizer optimizer,
    boolean decayBiases,
    Precision precision,
    List<Augmentation> augmentation,
    FineTuning tuning)
    implements Serializable {

  /** Checks that everything is there, and copies the list. */
  public Recipe {
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(clipping, "clipping");
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(precision, "precision");
    augmentation = List.copyOf(augmentation);
    Objects.requireNonNull(tuning, "tuning");
  }

  /**
   * Returns steps in fp32 on unchanged images that train all parameters, with unbounded gradients
   * and weight decay on all parameters.
   */
  public static Recipe of(Loss loss, Optimizer optimizer) {
    return new Recipe(
        loss,
        GradientClipping.none(),
        optimizer,
        true,
        Precision.FP32,
        List.of(),
        FineTuning.none());
  }

  /** Returns the same with another bound on gradients. */
  public Recipe clipping(GradientClipping bound) {
    return new Recipe(loss, bound, optimizer, decayBiases, precision, augmentation, tuning);
  }

  /** Returns the same with a weight decay that spares biases and normalisation. */
  public Recipe sparingBiases() {
    return new Recipe(loss, clipping, optimizer, false, precision, augmentation, tuning);
  }

  /** Returns the same with other numbers. */
  public Recipe precision(Precision numbers) {
    return new Recipe(loss, clipping, optimizer, decayBiases, numbers, augmentation, tuning);
  }

  /** Returns the same on images that are changed so, in this order. */
  public Recipe augmentation(Augmentation... changes) {
    return new Recipe(loss, clipping, optimizer, decayBiases, precision, List.of(changes), tuning);
  }

  /** Returns the same with other parameters that are trained, or at other learning rates. */
  public Recipe tuning(FineTuning trained) {
    return new Recipe(loss, clipping, optimizer, decayBiases, precision, augmentation, trained);
  }
}
