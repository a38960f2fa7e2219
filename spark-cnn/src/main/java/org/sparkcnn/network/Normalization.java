package org.sparkcnn.network;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;

/**
 * What happens to a pixel before the first layer: (value − mean) / std, channel by channel, as in
 * torchvision's Normalize. It is part of a model, so that scoring cannot forget it. Pixels that
 * arrive as bytes are divided by 255 first; numbers are taken as they are.
 *
 * @param mean one number per channel
 * @param std one number per channel, each above 0
 */
public record Normalization(List<Double> mean, List<Double> std) implements Serializable {

  /**
   * Checks and copies the numbers.
   *
   * @throws IllegalArgumentException if their counts differ, or a std is not above 0
   */
  public Normalization {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.size() != std.size()) {
      throw new IllegalArgumentException(
          "mean has %d channels and std has %d".formatted(mean.size(), std.size()));
    }
    if (!mean.stream().allMatch(Double::isFinite)
        || !std.stream().allMatch(s -> s > 0 && Double.isFinite(s))) {
      throw new IllegalArgumentException(
          "mean must be finite and std above 0, found mean %s and std %s".formatted(mean, std));
    }
  }

  /** Returns the normalisation that changes nothing: mean 0 and std 1 in each channel. */
  public static Normalization none(int channels) {
    return new Normalization(
        Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1.0));
  }

  /**
   * Returns ImageNet's, which the weights of <a
   * href="https://docs.pytorch.org/vision/stable/models.html">torchvision's models</a> were trained
   * with.
   */
  public static Normalization imageNet() {
    return new Normalization(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
  }

  /** Returns the mean and the standard deviation of CIFAR-10's 50,000 training images. */
  public static Normalization cifar10() {
    return new Normalization(List.of(0.4914, 0.4822, 0.4465), List.of(0.2470, 0.2435, 0.2616));
  }

  /** Returns the mean and the standard deviation of CIFAR-100's 50,000 training images. */
  public static Normalization cifar100() {
    return new Normalization(List.of(0.5071, 0.4865, 0.4409), List.of(0.2673, 0.2564, 0.2762));
  }

  /**
   * Returns the mean and the standard deviation of MNIST's 60,000 training images, as in <a
   * href="https://github.com/pytorch/examples/blob/main/mnist/main.py">PyTorch's example</a>.
   */
  public static Normalization mnist() {
    return new Normalization(List.of(0.1307), List.of(0.3081));
  }
}
