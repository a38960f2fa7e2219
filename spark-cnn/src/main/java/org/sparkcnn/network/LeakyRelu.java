package org.sparkcnn.network;

/**
 * max(0, x) + slope·min(0, x), as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.nn.LeakyReLU.html">torch.nn.LeakyReLU</a>.
 *
 * @param slope below zero; finite; PyTorch's default 0.01
 */
public record LeakyRelu(double slope) implements Layer {

  /**
   * Checks the slope.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public LeakyRelu {
    Require.finite(slope, "slope");
  }

  @Override
  public Shape output(Shape input) {
    return input;
  }
}
