package org.sparkcnn.job;

import java.util.Collections;
import java.util.Locale;
import org.sparkcnn.network.Normalization;

/** Means and standard deviations that have a name. */
enum NormalizationPreset {
  /** Bytes divided by 255, and nothing else. */
  NONE,
  /** From −1 to 1. */
  HALF,
  IMAGENET,
  CIFAR10,
  CIFAR100,
  MNIST;

  Normalization of(int channels) {
    return switch (this) {
      case NONE -> Normalization.none(channels);
      case HALF ->
          new Normalization(Collections.nCopies(channels, 0.5), Collections.nCopies(channels, 0.5));
      case IMAGENET -> Normalization.imageNet();
      case CIFAR10 -> Normalization.cifar10();
      case CIFAR100 -> Normalization.cifar100();
      case MNIST -> Normalization.mnist();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
