package org.sparkcnn.ml;

import java.io.Serializable;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.sparkcnn.data.ImageColumn;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.plan.Augmentation;

/** Makes the params of {@link HasAugmentationParams}, and checks them against the images. */
public final class AugmentationParams implements Serializable {
  final Param<String> augmentation;

  AugmentationParams(Params owner) {
    augmentation =
        ParamFactory.text(
            owner,
            "augmentation",
            "random changes of the training images, in this order, as JSON; RandomCrop,"
                + " RandomResizedCrop, RandomHorizontalFlip, RandomVerticalFlip, RandomRotation,"
                + " ColorJitter and RandomErasing as in torchvision");
    owner.setDefault(augmentation, "[]");
  }

  /** Refuses changes that the images cannot have. */
  static void check(HasAugmentationParams<?> params, ImageColumn column) {
    for (Augmentation augmentation : params.getAugmentation()) {
      if (augmentation.changesColors() && column.pixelType() != PixelType.UINT8) {
        throw new IllegalArgumentException(
            "param 'augmentation' has %s, which needs images of bytes, but column '%s' has numbers, which have no white"
                .formatted(augmentation.getClass().getSimpleName(), column.name()));
      }
    }
  }
}
