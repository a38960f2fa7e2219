package org.sparkcnn.network;

/**
 * The largest value of each window, channel by channel, as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxPool2d.html">torch.nn.MaxPool2d</a>:
 * (C, H, W) to (C, H', W') with H' = ⌊(H + 2·padding − kernel) / stride⌋ + 1.
 *
 * @param kernel size of the window, at least 1
 * @param stride steps of the window, at least 1; the factories default it to the kernel
 * @param padding added on each side, at most half the kernel, default 0; padding counts as minus
 *     infinity
 * @param ceilMode whether a window may begin inside and end outside of the padded input, so that H'
 *     rounds up; default false
 */
public record MaxPool2d(Size2d kernel, Size2d stride, Size2d padding, boolean ceilMode)
    implements Layer {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public MaxPool2d {
    Window.checkPool(kernel, stride, padding);
  }

  /** Returns this layer with another stride. */
  public MaxPool2d stride(int size) {
    return stride(size, size);
  }

  /** Returns this layer with another stride for rows and columns. */
  public MaxPool2d stride(int height, int width) {
    return new MaxPool2d(kernel, new Size2d(height, width), padding, ceilMode);
  }

  /** Returns this layer with another padding. */
  public MaxPool2d padding(int size) {
    return padding(size, size);
  }

  /** Returns this layer with another padding above and below, left and right. */
  public MaxPool2d padding(int height, int width) {
    return new MaxPool2d(kernel, stride, new Size2d(height, width), ceilMode);
  }

  /** Returns this layer with output sizes rounded up. */
  public MaxPool2d withCeilMode() {
    return new MaxPool2d(kernel, stride, padding, true);
  }

  @Override
  public Shape output(Shape input) {
    return Window.pooled(input, kernel, stride, padding, ceilMode);
  }
}
