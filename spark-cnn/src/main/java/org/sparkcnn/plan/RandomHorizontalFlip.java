package org.sparkcnn.plan;

/**
 * Exchanges left and right, as in <a
 * href="https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.v2.RandomHorizontalFlip.html">torchvision's
 * RandomHorizontalFlip</a>.
 *
 * @param p the probability that it does, in [0, 1]; torchvision's default 0.5
 */
public record RandomHorizontalFlip(double p) implements Augmentation {

  /**
   * Checks the setting.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public RandomHorizontalFlip {
    Range.share(p, "RandomHorizontalFlip's p");
  }
}
