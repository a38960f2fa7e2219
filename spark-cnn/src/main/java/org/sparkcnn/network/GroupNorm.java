package org.sparkcnn.network;

import java.util.List;

/**
 * Normalises each example over groups of its channels, then scales and shifts each channel (Wu and
 * He 2018), as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.nn.GroupNorm.html">torch.nn.GroupNorm</a>.
 *
 * @param groups into which the channels are split, at least 1
 * @param eps added to the variance, above 0; PyTorch's default 1e-5
 */
public record GroupNorm(int groups, double eps) implements Layer {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public GroupNorm {
    Require.atLeast(1, groups, "groups");
    Require.positive(eps, "eps");
  }

  @Override
  public Shape output(Shape input) {
    Require.channels(input, null, groups);
    return input;
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    return List.of(Parameter.scale(input.channels()), Parameter.shift(input.channels()));
  }
}
