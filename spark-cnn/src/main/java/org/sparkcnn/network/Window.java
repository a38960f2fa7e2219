package org.sparkcnn.network;

/** The shape rule that convolution and pooling share. */
final class Window {
  private Window() {}

  static Shape convolved(
      Shape input, int channels, Size2d kernel, Size2d stride, Size2d padding, Size2d dilation) {
    return output(input, channels, kernel, stride, padding, dilation, false);
  }

  static Shape pooled(Shape input, Size2d kernel, Size2d stride, Size2d padding, boolean ceilMode) {
    Require.image(input);
    return output(input, input.channels(), kernel, stride, padding, Size2d.square(1), ceilMode);
  }

  private static Shape output(
      Shape input,
      int channels,
      Size2d kernel,
      Size2d stride,
      Size2d padding,
      Size2d dilation,
      boolean ceilMode) {
    int height =
        steps(
            input.height(),
            kernel.height(),
            stride.height(),
            padding.height(),
            dilation.height(),
            ceilMode);
    int width =
        steps(
            input.width(),
            kernel.width(),
            stride.width(),
            padding.width(),
            dilation.width(),
            ceilMode);
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "the kernel %s (dilation %s, padding %s) does not fit into the input %s"
              .formatted(kernel, dilation, padding, input));
    }
    return Shape.image(channels, height, width);
  }

  private static int steps(
      int size, int kernel, int stride, int padding, int dilation, boolean ceilMode) {
    long free = size + 2L * padding - (long) dilation * (kernel - 1) - 1;
    long steps =
        (ceilMode ? -Math.floorDiv(-free, (long) stride) : Math.floorDiv(free, (long) stride)) + 1;
    // PyTorch drops a window that would begin in the padding behind the input.
    boolean beyond = ceilMode && (steps - 1) * stride >= (long) size + padding;
    return Require.size(Math.max(0, beyond ? steps - 1 : steps));
  }

  static void checkPool(Size2d kernel, Size2d stride, Size2d padding) {
    kernel.atLeast(1, "kernel");
    stride.atLeast(1, "stride");
    padding.atLeast(0, "padding");
    if (padding.height() > kernel.height() / 2 || padding.width() > kernel.width() / 2) {
      throw new IllegalArgumentException(
          "a pooling layer's padding is at most half its kernel %s, found %s"
              .formatted(kernel, padding));
    }
  }
}
