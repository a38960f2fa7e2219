package org.sparkcnn.network;

/** Preconditions that several layers share. */
final class Require {
  private Require() {}

  static void atLeast(int minimum, int value, String what) {
    if (value < minimum) {
      throw new IllegalArgumentException(
          "%s must be at least %d, found %d".formatted(what, minimum, value));
    }
  }

  static void image(Shape input) {
    if (!input.isImage()) {
      throw new IllegalArgumentException(
          "an image (C, H, W) is expected, but the shape %s arrives".formatted(input));
    }
  }
}
