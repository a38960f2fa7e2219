package org.sparkcnn.plan;

/**
 * Exchanges top and bottom, as in <a
 * href="https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.v2.RandomVerticalFlip.html">torchvision's
 * RandomVerticalFlip</a>.
 *
 * @param p the probability that it does, in [0, 1]; torchvision's default 0.5
 */
public record RandomVerticalFlip(double p) implements Augmentation {

  /**
   * Checks the setting.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public RandomVerticalFlip {
    Range.share(p, "RandomVerticalFlip's p");
  }
}
