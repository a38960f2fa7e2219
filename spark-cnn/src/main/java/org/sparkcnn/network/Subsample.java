package org.sparkcnn.network;

/**
 * The shortcut without parameters of the CIFAR ResNets (option A of He et al. 2015): every so many
 * pixels of the input, with channels of zeros added before and behind its own.
 *
 * @param outChannels channels that come out; the difference to what arrives must be even
 * @param stride distance of the pixels that are taken, at least 1
 */
public record Subsample(int outChannels, int stride) implements Layer {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public Subsample {
    Require.atLeast(1, outChannels, "outChannels");
    Require.atLeast(1, stride, "stride");
  }

  @Override
  public Shape output(Shape input) {
    Require.image(input);
    int added = outChannels - input.channels();
    if (added < 0 || added % 2 != 0) {
      throw new IllegalArgumentException(
          "%d channels arrive in %s: outChannels must be that or more by an even number, found %d"
              .formatted(input.channels(), input, outChannels));
    }
    return Shape.image(
        outChannels, (input.height() - 1) / stride + 1, (input.width() - 1) / stride + 1);
  }
}
