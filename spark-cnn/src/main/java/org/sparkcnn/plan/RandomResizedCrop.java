package org.sparkcnn.plan;

/**
 * Cuts a window of random area, shape and place out of an image and enlarges it to the image's own
 * size with bilinear interpolation (Szegedy et al. 2015), as in <a
 * href="https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.v2.RandomResizedCrop.html">torchvision's
 * RandomResizedCrop</a>.
 *
 * @param scale the window's share of the image's area, within (0, 1]; torchvision's default [0.08,
 *     1]
 * @param ratio the window's width divided by its height, above 0; torchvision's default [3/4, 4/3]
 */
public record RandomResizedCrop(Interval scale, Interval ratio) implements Augmentation {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  public RandomResizedCrop {
    Range.shareAboveZero(scale, "RandomResizedCrop's scale");
    Range.above(0, ratio.low(), "RandomResizedCrop's ratio");
  }

  /** Returns the same with windows of another share of the area. */
  public RandomResizedCrop scale(double low, double high) {
    return new RandomResizedCrop(new Interval(low, high), ratio);
  }

  /** Returns the same with windows of other shapes. */
  public RandomResizedCrop ratio(double low, double high) {
    return new RandomResizedCrop(scale, new Interval(low, high));
  }
}
