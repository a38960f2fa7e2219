package org.sparkcnn.plan;

/**
 * The factories of augmentations, meant to be imported statically: {@code
 * setAugmentation(randomCrop(4), randomHorizontalFlip())}. Defaults are torchvision's.
 */
public final class Augmentations {
  private Augmentations() {}

  /** Returns a crop of the image's own size out of the image with so many black pixels around. */
  public static RandomCrop randomCrop(int padding) {
    return new RandomCrop(padding);
  }

  /** Returns a crop of 8 % to 100 % of the area, 3:4 to 4:3 in shape, enlarged to the image. */
  public static RandomResizedCrop randomResizedCrop() {
    return new RandomResizedCrop(new Interval(0.08, 1), new Interval(3.0 / 4, 4.0 / 3));
  }

  /** Returns a mirroring of every other image, left to right. */
  public static RandomHorizontalFlip randomHorizontalFlip() {
    return randomHorizontalFlip(0.5);
  }

  /** Returns a mirroring left to right with a probability in [0, 1]. */
  public static RandomHorizontalFlip randomHorizontalFlip(double p) {
    return new RandomHorizontalFlip(p);
  }

  /** Returns a mirroring of every other image, top to bottom. */
  public static RandomVerticalFlip randomVerticalFlip() {
    return randomVerticalFlip(0.5);
  }

  /** Returns a mirroring top to bottom with a probability in [0, 1]. */
  public static RandomVerticalFlip randomVerticalFlip(double p) {
    return new RandomVerticalFlip(p);
  }

  /** Returns a rotation by up to so many degrees in either direction, at least 0. */
  public static RandomRotation randomRotation(double degrees) {
    Range.atLeast(0, degrees, "RandomRotation's degrees");
    return randomRotation(-degrees, degrees);
  }

  /** Returns a rotation by so many degrees, counter-clockwise. */
  public static RandomRotation randomRotation(double low, double high) {
    return new RandomRotation(new Interval(low, high));
  }

  /**
   * Returns a change of colours: factors from max(0, 1 − setting) to 1 + setting, and a hue moved
   * by up to so many turns either way.
   *
   * @param brightness at least 0
   * @param contrast at least 0
   * @param saturation at least 0
   * @param hue in [0, 0.5]
   */
  public static ColorJitter colorJitter(
      double brightness, double contrast, double saturation, double hue) {
    Range.atLeast(0, hue, "ColorJitter's hue");
    return new ColorJitter(
        aroundOne(brightness, "brightness"),
        aroundOne(contrast, "contrast"),
        aroundOne(saturation, "saturation"),
        new Interval(-hue, hue));
  }

  private static Interval aroundOne(double distance, String what) {
    Range.atLeast(0, distance, "ColorJitter's " + what);
    return new Interval(Math.max(0, 1 - distance), 1 + distance);
  }

  /** Returns an erasing of 2 % to 33 % of the area of every other image. */
  public static RandomErasing randomErasing() {
    return new RandomErasing(0.5, new Interval(0.02, 0.33), new Interval(0.3, 3.3), 0);
  }
}
