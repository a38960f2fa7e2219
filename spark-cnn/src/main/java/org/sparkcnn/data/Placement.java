package org.sparkcnn.data;

import org.sparkcnn.network.Shape;

/**
 * Where a picture lies in the network's input: scaled to a size, and seen through a window of the
 * input's size.
 *
 * @param width of the scaled picture
 * @param height of the scaled picture
 * @param left columns of the scaled picture to the left of the window; negative: columns of the
 *     window to the left of the picture
 * @param top rows above the window, or negative
 */
record Placement(long width, long height, int left, int top) {

  /**
   * Places a picture.
   *
   * @param image what the network takes, (C, H, W)
   */
  static Placement of(Resize resize, int width, int height, Shape image) {
    return switch (resize.policy()) {
      case NONE -> new Placement(width, height, 0, 0);
      case EXACT -> new Placement(image.width(), image.height(), 0, 0);
      case CENTER_CROP ->
          resize.shorterSide() == 0
              ? covering(width, height, image)
              : scaled(resize.shorterSide(), width, height, image);
      case LETTERBOX -> inside(width, height, image);
    };
  }

  /** Returns whether a picture of that size would not be made smaller than this one. */
  boolean isWithin(int width, int height) {
    return this.width <= width && this.height <= height;
  }

  private static Placement scaled(int shorterSide, long width, long height, Shape image) {
    return width <= height
        ? centred(shorterSide, shorterSide * height / width, image)
        : centred(shorterSide * width / height, shorterSide, image);
  }

  private static Placement covering(long width, long height, Shape image) {
    return image.width() * height >= image.height() * width
        ? centred(image.width(), image.width() * height / width, image)
        : centred(image.height() * width / height, image.height(), image);
  }

  private static Placement inside(long width, long height, Shape image) {
    return image.width() * height <= image.height() * width
        ? centred(image.width(), proportional(image.width(), height, width), image)
        : centred(proportional(image.height(), width, height), image.height(), image);
  }

  private static long proportional(int side, long numerator, long denominator) {
    return Math.max(1, (long) Math.rint((double) numerator / denominator * side));
  }

  /** Halves are rounded to even, as Python does. */
  private static Placement centred(long width, long height, Shape image) {
    return new Placement(
        width,
        height,
        (int) Math.rint((width - image.width()) / 2.0),
        (int) Math.rint((height - image.height()) / 2.0));
  }
}
