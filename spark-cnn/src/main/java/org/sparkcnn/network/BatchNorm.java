package org.sparkcnn.network;

import java.util.List;

/**
 * Normalises each channel of an image, or each feature of a vector, over the batch, then scales and
 * shifts it (Ioffe and Szegedy 2015), as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.nn.BatchNorm2d.html">torch.nn.BatchNorm2d</a>
 * and BatchNorm1d. Training uses the batch's own mean and variance and keeps a moving mean of them;
 * scoring uses what was kept. A training batch that has a single value in each channel, and so no
 * variance, is normalised with what was kept.
 *
 * @param momentum the newest batch's share in the moving mean, in [0, 1]; PyTorch's default 0.1
 * @param eps added to the variance, above 0; PyTorch's default 1e-5
 */
public record BatchNorm(double momentum, double eps) implements Layer {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public BatchNorm {
    if (!(momentum >= 0 && momentum <= 1)) {
      throw new IllegalArgumentException("momentum must be in [0, 1], found " + momentum);
    }
    Require.positive(eps, "eps");
  }

  /** Returns this layer with another share of the newest batch. */
  public BatchNorm momentum(double share) {
    return new BatchNorm(share, eps);
  }

  /** Returns this layer with another addition to the variance. */
  public BatchNorm eps(double addition) {
    return new BatchNorm(momentum, addition);
  }

  @Override
  public Shape output(Shape input) {
    if (!input.isImage() && !input.isVector()) {
      throw new IllegalArgumentException(
          "an image (C, H, W) or a vector (N) is expected, but the shape %s arrives"
              .formatted(input));
    }
    return input;
  }

  /** PyTorch's counter of batches is left out: it has no effect where the momentum is fixed. */
  @Override
  public List<Parameter> parameters(Shape input) {
    int channels = input.sizes().get(0);
    return List.of(
        Parameter.scale(channels),
        Parameter.shift(channels),
        Parameter.buffer("running_mean", channels, Initializer.zeros()),
        Parameter.buffer("running_var", channels, Initializer.ones()));
  }
}
