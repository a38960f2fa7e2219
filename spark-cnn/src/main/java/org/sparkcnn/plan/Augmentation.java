package org.sparkcnn.plan;

import java.io.Serializable;

/**
 * A random change of training images, drawn anew for each image of each step; named as in <a
 * href="https://docs.pytorch.org/vision/stable/transforms.html">torchvision.transforms.v2</a>.
 * Images keep their size. Changes are made in the order of their list, on values as they are before
 * the normalisation; scoring makes none.
 */
public sealed interface Augmentation extends Serializable
    permits ColorJitter,
        RandomCrop,
        RandomErasing,
        RandomHorizontalFlip,
        RandomResizedCrop,
        RandomRotation,
        RandomVerticalFlip {

  /**
   * Returns whether it computes with colours, and so must know where black and white are: it takes
   * images of bytes, grey or RGB.
   */
  default boolean changesColors() {
    return false;
  }
}
