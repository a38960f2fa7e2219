package org.sparkcnn.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A convolution over an image, computed as cross-correlation, as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv2d.html">torch.nn.Conv2d</a>:
 * (C, H, W) to (outChannels, H', W') with H' = ⌊(H + 2·padding − dilation·(kernel − 1) − 1) /
 * stride⌋ + 1.
 *
 * @param outChannels filters, at least 1
 * @param kernel size of a filter, at least 1
 * @param stride steps of the filter, at least 1, default 1
 * @param padding zeros on each side, at least 0, default 0
 * @param samePadding whether as many zeros are added as keep the size, as PyTorch's padding='same':
 *     below and right one more than above and left where they cannot be equal; with stride 1 and no
 *     other padding only; default false
 * @param dilation distance between a filter's taps, at least 1, default 1
 * @param groups channels are split into so many independent groups, default 1
 * @param bias whether a number per filter is added, default true
 * @param inChannels the channels that must arrive, or null (the default) for whatever arrives
 * @param initializer how the weight starts
 */
public record Conv2d(
    int outChannels,
    Size2d kernel,
    Size2d stride,
    Size2d padding,
    boolean samePadding,
    Size2d dilation,
    int groups,
    boolean bias,
    Integer inChannels,
    Initializer initializer)
    implements Layer {

  /**
   * Checks the settings that can be checked without an input.
   *
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public Conv2d {
    Require.atLeast(1, outChannels, "outChannels");
    kernel.atLeast(1, "kernel");
    stride.atLeast(1, "stride");
    padding.atLeast(0, "padding");
    dilation.atLeast(1, "dilation");
    Require.groups(groups, outChannels);
    if (samePadding && !(stride.equals(Size2d.square(1)) && padding.equals(Size2d.square(0)))) {
      throw new IllegalArgumentException(
          "samePadding goes with stride 1 and padding 0, found stride %s and padding %s"
              .formatted(stride, padding));
    }
  }

  /** Returns this layer with another number of filters. */
  Conv2d outChannels(int filters) {
    return new Conv2d(
        filters,
        kernel,
        stride,
        padding,
        samePadding,
        dilation,
        groups,
        bias,
        inChannels,
        initializer);
  }

  /** Returns this layer with another stride. */
  public Conv2d stride(int size) {
    return stride(size, size);
  }

  /** Returns this layer with another stride for rows and columns. */
  public Conv2d stride(int height, int width) {
    return with(
        new Size2d(height, width), padding, samePadding, dilation, groups, bias, inChannels);
  }

  /** Returns this layer with another padding. */
  public Conv2d padding(int size) {
    return padding(size, size);
  }

  /** Returns this layer with another padding above and below, left and right. */
  public Conv2d padding(int height, int width) {
    return with(stride, new Size2d(height, width), false, dilation, groups, bias, inChannels);
  }

  /** Returns this layer with as much padding as keeps the size. */
  public Conv2d withSamePadding() {
    return with(stride, Size2d.square(0), true, dilation, groups, bias, inChannels);
  }

  /** Returns this layer with another dilation. */
  public Conv2d dilation(int size) {
    return dilation(size, size);
  }

  /** Returns this layer with another dilation for rows and columns. */
  public Conv2d dilation(int height, int width) {
    return with(stride, padding, samePadding, new Size2d(height, width), groups, bias, inChannels);
  }

  /** Returns this layer with the channels split into so many groups. */
  public Conv2d groups(int count) {
    return with(stride, padding, samePadding, dilation, count, bias, inChannels);
  }

  /** Returns this layer without a bias. */
  public Conv2d withoutBias() {
    return with(stride, padding, samePadding, dilation, groups, false, inChannels);
  }

  /** Returns this layer with the number of channels that must arrive. */
  public Conv2d inChannels(int channels) {
    return with(stride, padding, samePadding, dilation, groups, bias, channels);
  }

  @Override
  public Conv2d initializer(Initializer start) {
    return new Conv2d(
        outChannels,
        kernel,
        stride,
        padding,
        samePadding,
        dilation,
        groups,
        bias,
        inChannels,
        start);
  }

  private Conv2d with(
      Size2d stride,
      Size2d padding,
      boolean samePadding,
      Size2d dilation,
      int groups,
      boolean bias,
      Integer in) {
    return new Conv2d(
        outChannels, kernel, stride, padding, samePadding, dilation, groups, bias, in, initializer);
  }

  @Override
  public Shape output(Shape input) {
    Require.channels(input, inChannels, groups);
    if (samePadding) {
      return Shape.image(outChannels, input.height(), input.width());
    }
    return Window.convolved(input, outChannels, kernel, stride, padding, dilation);
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    int perGroup = input.channels() / groups;
    long taps = (long) kernel.height() * kernel.width();
    Shape shape = Shape.of(outChannels, perGroup, kernel.height(), kernel.width());
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(Parameter.weight(shape, initializer, perGroup * taps, outChannels * taps));
    if (bias) {
      parameters.add(
          Parameter.bias(outChannels, initializer.forBias(), perGroup * taps, outChannels * taps));
    }
    return List.copyOf(parameters);
  }

  @Override
  public long flops(Shape input) {
    Shape output = output(input);
    long taps = (long) kernel.height() * kernel.width() * (input.channels() / groups);
    return 2 * taps * output.elements();
  }
}
