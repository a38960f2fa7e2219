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

  /** An image whose channels are as stated, where they are, and can be split into groups. */
  static void channels(Shape input, Integer stated, int groups) {
    image(input);
    if (stated != null && stated != input.channels()) {
      throw new IllegalArgumentException(
          "%d channels arrive in %s, but inChannels=%d was stated"
              .formatted(input.channels(), input, stated));
    }
    if (input.channels() % groups != 0) {
      throw new IllegalArgumentException(
          "the %d channels of %s cannot be split into %d groups"
              .formatted(input.channels(), input, groups));
    }
  }

  /** Channels that come out and can be split into groups. */
  static void groups(int groups, int outChannels) {
    atLeast(1, groups, "groups");
    if (outChannels % groups != 0) {
      throw new IllegalArgumentException(
          "outChannels %d cannot be split into %d groups".formatted(outChannels, groups));
    }
  }

  /** A size that was computed. */
  static int size(long value) {
    if (value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a size exceeds 2^31 - 1: " + value);
    }
    return (int) value;
  }

  static void finite(double value, String what) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("%s must be finite, found %s".formatted(what, value));
    }
  }

  static void positive(double value, String what) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException("%s must be above 0, found %s".formatted(what, value));
    }
  }

  static void probability(double p) {
    if (!(p >= 0 && p < 1)) {
      throw new IllegalArgumentException("dropout's p must be in [0, 1), found " + p);
    }
  }
}
