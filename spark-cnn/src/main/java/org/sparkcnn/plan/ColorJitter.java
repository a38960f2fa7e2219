package org.sparkcnn.plan;

/**
 * Changes brightness, contrast, saturation and hue by random factors in a random order, as in <a
 * href="https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.v2.ColorJitter.html">torchvision's
 * ColorJitter</a> does with images of floats: values are not rounded to bytes in between. Grey
 * images have no saturation and no hue.
 *
 * @param brightness the factor of the values, at least 0; [1, 1] leaves them
 * @param contrast the factor of the distance from the image's mean grey, at least 0; [1, 1] leaves
 *     it
 * @param saturation the factor of the distance from a pixel's own grey, at least 0; [1, 1] leaves
 *     it
 * @param hue what is added to the hue, in turns of the colour wheel, within [-0.5, 0.5]; [0, 0]
 *     leaves it
 */
public record ColorJitter(Interval brightness, Interval contrast, Interval saturation, Interval hue)
    implements Augmentation {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  public ColorJitter {
    Range.atLeast(0, brightness.low(), "ColorJitter's brightness");
    Range.atLeast(0, contrast.low(), "ColorJitter's contrast");
    Range.atLeast(0, saturation.low(), "ColorJitter's saturation");
    Range.within(-0.5, 0.5, hue, "ColorJitter's hue");
  }

  @Override
  public boolean changesColors() {
    return true;
  }
}
