package org.sparkcnn.network;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The size of one example as it flows between two layers, without the batch: (C, H, W) for an
 * image, (N) for a vector; also the size of one parameter.
 *
 * @param sizes the sizes, outermost first; each at least 1
 */
public record Shape(List<Integer> sizes) implements Serializable {

  /**
   * Checks and copies the sizes.
   *
   * @throws IllegalArgumentException if a size is below 1, or the product exceeds an int
   */
  public Shape {
    sizes = List.copyOf(sizes);
    long elements = 1;
    for (int size : sizes) {
      if (size < 1) {
        throw new IllegalArgumentException("every size must be at least 1, found " + sizes);
      }
      elements *= size;
      if (elements > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("more than 2^31 - 1 elements in the sizes " + sizes);
      }
    }
  }

  /** Returns the shape of these sizes, outermost first. */
  public static Shape of(Integer... sizes) {
    return new Shape(List.of(sizes));
  }

  /** Returns the shape of an image of so many channels, rows and columns: (C, H, W). */
  public static Shape image(int channels, int height, int width) {
    return of(channels, height, width);
  }

  /** Returns the shape of a vector of so many features: (N). */
  public static Shape vector(int features) {
    return of(features);
  }

  /** Returns whether this is (C, H, W). */
  public boolean isImage() {
    return sizes.size() == 3;
  }

  /** Returns whether this is (N). */
  public boolean isVector() {
    return sizes.size() == 1;
  }

  /** Returns the number of values in it: the product of the sizes. */
  public int elements() {
    return sizes.stream().reduce(1, (a, b) -> a * b);
  }

  /** Returns the channels of an image: C of (C, H, W). */
  public int channels() {
    return image(0);
  }

  /** Returns the rows of an image: H of (C, H, W). */
  public int height() {
    return image(1);
  }

  /** Returns the columns of an image: W of (C, H, W). */
  public int width() {
    return image(2);
  }

  /** Returns the sizes as libtorch takes them. */
  public long[] toLongs() {
    return sizes.stream().mapToLong(Integer::longValue).toArray();
  }

  private int image(int index) {
    if (!isImage()) {
      throw new IllegalStateException("not an image (C, H, W): " + this);
    }
    return sizes.get(index);
  }

  /** Returns the sizes as PyTorch prints them: {@code (3, 32, 32)}. */
  @Override
  public String toString() {
    return sizes.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }
}
