package org.sparkcnn.engine.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.Augmentation;
import org.sparkcnn.plan.ColorJitter;
import org.sparkcnn.plan.Interval;
import org.sparkcnn.plan.RandomCrop;
import org.sparkcnn.plan.RandomErasing;
import org.sparkcnn.plan.RandomHorizontalFlip;
import org.sparkcnn.plan.RandomResizedCrop;
import org.sparkcnn.plan.RandomRotation;
import org.sparkcnn.plan.RandomVerticalFlip;

/** Draws what augmentations do to an image; the only place where anything is random. */
final class Draws {
  private final Shape image;
  private final PixelType pixels;
  private final Normalization normalization;

  /**
   * Makes a drawer.
   *
   * @param image the images' shape
   * @param pixels how their values are kept
   * @param normalization what follows, on whose scale erased values are
   */
  Draws(Shape image, PixelType pixels, Normalization normalization) {
    this.image = image;
    this.pixels = pixels;
    this.normalization = normalization;
  }

  /** Returns what an augmentation does to the next image, perhaps nothing. */
  List<Change> draw(Augmentation augmentation, SplittableRandom random) {
    if (augmentation instanceof RandomCrop crop) {
      int padding = crop.padding();
      int top = random.nextInt(-padding, padding + 1);
      return List.of(new Crop(top, random.nextInt(-padding, padding + 1)));
    } else if (augmentation instanceof RandomHorizontalFlip flip) {
      return random.nextDouble() < flip.p() ? List.of(new HorizontalFlip()) : List.of();
    } else if (augmentation instanceof RandomVerticalFlip flip) {
      return random.nextDouble() < flip.p() ? List.of(new VerticalFlip()) : List.of();
    } else if (augmentation instanceof RandomResizedCrop crop) {
      return List.of(resizedCrop(crop, random));
    } else if (augmentation instanceof RandomRotation rotation) {
      return List.of(new Rotation(Uniform.draw(rotation.degrees(), random)));
    } else if (augmentation instanceof ColorJitter jitter) {
      return jitter(jitter, random);
    } else if (augmentation instanceof RandomErasing erasing) {
      return random.nextDouble() < erasing.p() ? erasure(erasing, random) : List.of();
    }
    throw new IllegalStateException("nothing is drawn for " + augmentation);
  }

  private Change resizedCrop(RandomResizedCrop crop, SplittableRandom random) {
    return new ResizedCrop(
        Box.draw(image, crop.scale(), crop.ratio(), 0, random)
            .orElseGet(() -> Box.centered(image, crop.ratio())));
  }

  /** Neutral settings are left out, as torchvision leaves them out: they cost time. */
  private static List<Change> jitter(ColorJitter jitter, SplittableRandom random) {
    List<Change> changes = new ArrayList<>();
    if (!isOnly(jitter.brightness(), 1)) {
      changes.add(new Brightness((float) Uniform.draw(jitter.brightness(), random)));
    }
    if (!isOnly(jitter.contrast(), 1)) {
      changes.add(new Contrast((float) Uniform.draw(jitter.contrast(), random)));
    }
    if (!isOnly(jitter.saturation(), 1)) {
      changes.add(new Saturation((float) Uniform.draw(jitter.saturation(), random)));
    }
    if (!isOnly(jitter.hue(), 0)) {
      changes.add(new Hue((float) Uniform.draw(jitter.hue(), random)));
    }
    for (int i = changes.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      changes.set(other, changes.set(i, changes.get(other)));
    }
    return changes;
  }

  private static boolean isOnly(Interval interval, double value) {
    return interval.low() == value && interval.high() == value;
  }

  /** An erased rectangle is smaller than the image in both directions. */
  private List<Change> erasure(RandomErasing erasing, SplittableRandom random) {
    Interval upright = erasing.ratio();
    Interval ratio = new Interval(1 / upright.high(), 1 / upright.low());
    return Box.draw(image, erasing.scale(), ratio, 1, random)
        .map(box -> List.<Change>of(new Erasure(box, filling(erasing.value()))))
        .orElse(List.of());
  }

  /** Returns the values that the normalisation takes to this one. */
  private List<Float> filling(double value) {
    double scale = pixels == PixelType.UINT8 ? Picture.WHITE : 1;
    List<Float> filling = new ArrayList<>();
    for (int c = 0; c < image.channels(); c++) {
      double std = normalization.std().get(c);
      filling.add((float) ((normalization.mean().get(c) + value * std) * scale));
    }
    return filling;
  }
}
