package org.sparkcnn.network;

/**
 * While training, sets whole channels of an image to zero with probability p and divides the others
 * by 1 − p; does nothing when scoring. As in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.nn.Dropout2d.html">torch.nn.Dropout2d</a>.
 *
 * @param p the probability, in [0, 1)
 */
public record Dropout2d(double p) implements Layer {

  /**
   * Checks the probability.
   *
   * @throws IllegalArgumentException if it is outside [0, 1)
   */
  public Dropout2d {
    Require.probability(p);
  }

  @Override
  public Shape output(Shape input) {
    Require.image(input);
    return input;
  }
}
