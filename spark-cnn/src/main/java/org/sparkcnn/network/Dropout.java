package org.sparkcnn.network;

/**
 * While training, sets each value to zero with probability p and divides the others by 1 − p; does
 * nothing when scoring. As in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.nn.Dropout.html">torch.nn.Dropout</a>.
 *
 * @param p the probability, in [0, 1)
 */
public record Dropout(double p) implements Layer {

  /**
   * Checks the probability.
   *
   * @throws IllegalArgumentException if it is outside [0, 1)
   */
  public Dropout {
    Require.probability(p);
  }

  @Override
  public Shape output(Shape input) {
    return input;
  }
}
