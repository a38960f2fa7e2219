package org.sparkcnn.network;

/**
 * x above zero, alpha·(eˣ − 1) below (Clevert et al. 2015), as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.nn.ELU.html">torch.nn.ELU</a>.
 *
 * @param alpha the limit below zero, negated; finite; PyTorch's default 1
 */
public record Elu(double alpha) implements Layer {

  /**
   * Checks alpha.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public Elu {
    Require.finite(alpha, "alpha");
  }

  @Override
  public Shape output(Shape input) {
    return input;
  }
}
