package org.sparkcnn.store;

import java.util.List;
import org.sparkcnn.plan.Augmentation;
import org.sparkcnn.plan.Augmentations;

/**
 * The kinds of augmentation that JSON knows: an entry per record, with its name, its defaults as
 * the factories make them, and the settings that have none.
 */
final class AugmentationForms {
  static final List<KindForm<Augmentation>> ALL =
      List.of(
          KindForm.of("RandomCrop", Augmentations.randomCrop(0), "padding"),
          KindForm.of("RandomResizedCrop", Augmentations.randomResizedCrop()),
          KindForm.of("RandomHorizontalFlip", Augmentations.randomHorizontalFlip()),
          KindForm.of("RandomVerticalFlip", Augmentations.randomVerticalFlip()),
          KindForm.of("RandomRotation", Augmentations.randomRotation(0), "degrees"),
          KindForm.of("ColorJitter", Augmentations.colorJitter(0, 0, 0, 0)),
          KindForm.of("RandomErasing", Augmentations.randomErasing()));

  private AugmentationForms() {}
}
