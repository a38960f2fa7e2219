package org.sparkcnn.job;

import static org.sparkcnn.plan.Augmentations.colorJitter;
import static org.sparkcnn.plan.Augmentations.randomCrop;
import static org.sparkcnn.plan.Augmentations.randomHorizontalFlip;
import static org.sparkcnn.plan.Augmentations.randomResizedCrop;

import java.util.Locale;
import org.sparkcnn.plan.Augmentation;

/** Random changes of training images that have a name. */
enum AugmentationPreset {
  NONE,
  /** Every other image is mirrored. */
  FLIP,
  /** He's for CIFAR: a crop of the image with 4 black pixels around, mirrored or not. */
  CROP_FLIP,
  /** Torchvision's for ImageNet: 8 % to 100 % of the area, enlarged, mirrored or not. */
  RESIZED_CROP_FLIP,
  /** The same with other colours. */
  RESIZED_CROP_FLIP_COLOR;

  Augmentation[] changes() {
    return switch (this) {
      case NONE -> new Augmentation[0];
      case FLIP -> new Augmentation[] {randomHorizontalFlip()};
      case CROP_FLIP -> new Augmentation[] {randomCrop(4), randomHorizontalFlip()};
      case RESIZED_CROP_FLIP -> new Augmentation[] {randomResizedCrop(), randomHorizontalFlip()};
      case RESIZED_CROP_FLIP_COLOR ->
          new Augmentation[] {
            randomResizedCrop(), randomHorizontalFlip(), colorJitter(0.4, 0.4, 0.4, 0.1)
          };
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
