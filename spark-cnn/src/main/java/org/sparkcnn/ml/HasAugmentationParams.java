package org.sparkcnn.ml;

import java.util.List;
import org.apache.spark.ml.param.Param;
import org.sparkcnn.plan.Augmentation;
import org.sparkcnn.store.AugmentationJson;

/**
 * Params of how training images are changed at random.
 *
 * @param <S> the stage
 */
public interface HasAugmentationParams<S extends HasAugmentationParams<S>> extends SelfTyped<S> {

  /** Returns the holder of these params. */
  AugmentationParams augmentationParams();

  /** Returns the param of the augmentation, as JSON; default {@code []}, none. */
  default Param<String> augmentation() {
    return augmentationParams().augmentation;
  }

  /**
   * Returns what is done to training images, in this order.
   *
   * @throws IllegalArgumentException if the param is not the JSON of a list of augmentations
   */
  default List<Augmentation> getAugmentation() {
    try {
      return AugmentationJson.read(getOrDefault(augmentation()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("param 'augmentation': " + e.getMessage(), e);
    }
  }

  /**
   * Sets what is done to training images, in this order: {@code setAugmentation(randomCrop(4),
   * randomHorizontalFlip())}. Scoring does none of it.
   *
   * @see org.sparkcnn.plan.Augmentations
   */
  default S setAugmentation(Augmentation... changes) {
    return with(augmentation(), AugmentationJson.write(List.of(changes)));
  }
}
