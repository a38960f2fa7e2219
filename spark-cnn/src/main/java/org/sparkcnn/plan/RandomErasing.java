package org.sparkcnn.plan;

/**
 * Overwrites a rectangle of random area, shape and place (Zhong et al. 2020), as in <a
 * href="https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.v2.RandomErasing.html">torchvision's
 * RandomErasing</a> after its Normalize. If ten drawn rectangles do not fit, the image stays as it
 * is.
 *
 * @param p the probability that it does, in [0, 1]; torchvision's default 0.5
 * @param scale the rectangle's share of the image's area, within (0, 1]; torchvision's default
 *     [0.02, 0.33]
 * @param ratio the rectangle's height divided by its width, above 0; torchvision's default [0.3,
 *     3.3]
 * @param value what the rectangle is filled with, on the scale after the normalisation: 0, the
 *     default, is the mean of each channel
 */
public record RandomErasing(double p, Interval scale, Interval ratio, double value)
    implements Augmentation {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  public RandomErasing {
    Range.share(p, "RandomErasing's p");
    Range.shareAboveZero(scale, "RandomErasing's scale");
    Range.above(0, ratio.low(), "RandomErasing's ratio");
    Range.finite(value, "RandomErasing's value");
  }

  /** Returns the same with another probability. */
  public RandomErasing p(double probability) {
    return new RandomErasing(probability, scale, ratio, value);
  }

  /** Returns the same with rectangles of another share of the area. */
  public RandomErasing scale(double low, double high) {
    return new RandomErasing(p, new Interval(low, high), ratio, value);
  }

  /** Returns the same with rectangles of other shapes. */
  public RandomErasing ratio(double low, double high) {
    return new RandomErasing(p, scale, new Interval(low, high), value);
  }

  /** Returns the same with another filling. */
  public RandomErasing value(double filling) {
    return new RandomErasing(p, scale, ratio, filling);
  }
}
