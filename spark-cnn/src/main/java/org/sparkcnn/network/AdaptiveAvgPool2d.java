package org.sparkcnn.network;

/**
 * The means of so many windows, whatever size arrives, as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveAvgPool2d.html">torch.nn.AdaptiveAvgPool2d</a>:
 * (C, H, W) to (C, size).
 *
 * @param size rows and columns that come out, at least 1
 */
public record AdaptiveAvgPool2d(Size2d size) implements Layer {

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public AdaptiveAvgPool2d {
    size.atLeast(1, "size");
  }

  @Override
  public Shape output(Shape input) {
    Require.image(input);
    return Shape.image(input.channels(), size.height(), size.width());
  }
}
