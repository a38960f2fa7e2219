package org.sparkcnn.engine;

import org.sparkcnn.network.Conv2d;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Size2d;

/**
 * Where a convolution's windows lie. One that has all its taps in the padding makes oneDNN, in some
 * of its implementations, read or write address 0.
 */
final class Windows {
  private Windows() {}

  /** Returns the zeros above and on the left of a convolution's input. */
  static Size2d padding(Conv2d layer) {
    return layer.samePadding()
        ? new Size2d(extent(layer).height() / 2, extent(layer).width() / 2)
        : layer.padding();
  }

  /** Returns the zeros below and on the right; around an even kernel they may be one more. */
  static Size2d paddingBehind(Conv2d layer) {
    Size2d before = padding(layer);
    return layer.samePadding()
        ? new Size2d(
            extent(layer).height() - before.height(), extent(layer).width() - before.width())
        : before;
  }

  /** Returns the distance from a window's first tap to its last. */
  private static Size2d extent(Conv2d layer) {
    return new Size2d(
        layer.dilation().height() * (layer.kernel().height() - 1),
        layer.dilation().width() * (layer.kernel().width() - 1));
  }

  /** Returns whether each window of a convolution has a tap within the image. */
  static boolean meet(Conv2d layer, Shape input) {
    return meet(
        size(input),
        size(layer.output(input)),
        layer.kernel(),
        layer.stride(),
        padding(layer),
        layer.dilation());
  }

  static Size2d size(Shape image) {
    return new Size2d(image.height(), image.width());
  }

  /**
   * Returns whether each window has a tap within the image.
   *
   * @param image its size
   * @param windows how many there are
   */
  static boolean meet(
      Size2d image, Size2d windows, Size2d kernel, Size2d stride, Size2d padding, Size2d dilation) {
    return meet(
            image.height(),
            windows.height(),
            kernel.height(),
            stride.height(),
            padding.height(),
            dilation.height())
        && meet(
            image.width(),
            windows.width(),
            kernel.width(),
            stride.width(),
            padding.width(),
            dilation.width());
  }

  private static boolean meet(
      int size, int windows, int kernel, int stride, int padding, int dilation) {
    for (int window = 0; window < windows; window++) {
      long first = (long) window * stride - padding;
      // The first tap that is not before the image.
      long tap = first >= 0 ? 0 : (-first + dilation - 1) / dilation;
      if (tap >= kernel || first + tap * dilation >= size) {
        return false;
      }
    }
    return true;
  }
}
