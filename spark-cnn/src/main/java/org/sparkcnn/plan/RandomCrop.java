package org.sparkcnn.plan;

/**
 * Surrounds an image with black and cuts a window of the image's own size out of it, each place
 * with the same probability, as in <a
 * href="https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.v2.RandomCrop.html">torchvision's
 * RandomCrop</a>.
 *
 * @param padding pixels added on each side, at least 0; CIFAR's usual number is 4
 */
public record RandomCrop(int padding) implements Augmentation {

  /**
   * Checks the setting.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public RandomCrop {
    Range.atLeast(0, padding, "RandomCrop's padding");
  }
}
