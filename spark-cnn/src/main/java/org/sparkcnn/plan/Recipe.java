package org.sparkcnn.plan;

import java.io.Serializable;
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
 */
public record Recipe(
    Loss loss,
    GradientClipping clipping,
    Optimizer optimizer,
    boolean decayBiases,
    Precision precision)
    implements Serializable {

  /** Checks that everything is there. */
  public Recipe {
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(clipping, "clipping");
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(precision, "precision");
  }

  /** Returns steps in fp32 with unbounded gradients and weight decay on all parameters. */
  public static Recipe of(Loss loss, Optimizer optimizer) {
    return new Recipe(loss, GradientClipping.none(), optimizer, true, Precision.FP32);
  }

  /** Returns the same with another bound on gradients. */
  public Recipe clipping(GradientClipping bound) {
    return new Recipe(loss, bound, optimizer, decayBiases, precision);
  }

  /** Returns the same with a weight decay that spares biases and normalisation. */
  public Recipe sparingBiases() {
    return new Recipe(loss, clipping, optimizer, false, precision);
  }

  /** Returns the same with other numbers. */
  public Recipe precision(Precision numbers) {
    return new Recipe(loss, clipping, optimizer, decayBiases, numbers);
  }
}
