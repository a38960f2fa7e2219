package org.sparkcnn.network;

import java.io.Serializable;

/**
 * Two numbers for the two directions of an image: a kernel, a stride, a padding, a dilation.
 *
 * @param height the number for rows, from top to bottom
 * @param width the number for columns, from left to right
 */
public record Size2d(int height, int width) implements Serializable {

  /** Returns the same number for both directions. */
  public static Size2d square(int size) {
    return new Size2d(size, size);
  }

  Size2d atLeast(int minimum, String what) {
    if (height < minimum || width < minimum) {
      throw new IllegalArgumentException(
          "%s must be at least %d, found %s".formatted(what, minimum, this));
    }
    return this;
  }

  /** Returns the numbers for libtorch: {height, width}. */
  public long[] toLongs() {
    return new long[] {height, width};
  }

  /** Returns {@code 3} for a square one, {@code 3x5} otherwise. */
  @Override
  public String toString() {
    return height == width ? Integer.toString(height) : height + "x" + width;
  }
}
