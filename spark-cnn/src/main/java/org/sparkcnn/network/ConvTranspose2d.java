package org.sparkcnn.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A transposed convolution, which makes images larger, as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.nn.ConvTranspose2d.html">torch.nn.ConvTranspose2d</a>:
 * (C, H, W) to (outChannels, H', W') with H' = (H − 1)·stride − 2·padding + dilation·(kernel − 1) +
 * outputPadding + 1.
 *
 * @param outChannels channels that come out, at least 1
 * @param kernel size of a filter, at least 1
 * @param stride distance between the places where a filter is laid down, at least 1, default 1
 * @param padding cut off on each side of what comes out, at least 0, default 0
 * @param outputPadding rows and columns added below and on the right of what comes out, below the
 *     larger of stride and dilation, default 0
 * @param dilation distance between a filter's taps, at least 1, default 1
 * @param groups channels are split into so many independent groups, default 1
 * @param bias whether a number per channel is added, default true
 * @param inChannels the channels that must arrive, or null (the default) for whatever arrives
 * @param initializer how the weight starts
 */
public record ConvTranspose2d(
    int outChannels,
    Size2d kernel,
    Size2d stride,
    Size2d padding,
    Size2d outputPadding,
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
  public ConvTranspose2d {
    Require.atLeast(1, outChannels, "outChannels");
    kernel.atLeast(1, "kernel");
    stride.atLeast(1, "stride");
    padding.atLeast(0, "padding");
    outputPadding.atLeast(0, "outputPadding");
    dilation.atLeast(1, "dilation");
    Require.groups(groups, outChannels);
    if (outputPadding.height() >= Math.max(stride.height(), dilation.height())
        || outputPadding.width() >= Math.max(stride.width(), dilation.width())) {
      throw new IllegalArgumentException(
          "outputPadding must be below the stride %s or the dilation %s, found %s"
              .formatted(stride, dilation, outputPadding));
    }
  }

  /** Returns this layer with another stride. */
  public ConvTranspose2d stride(int size) {
    return with(Size2d.square(size), padding, outputPadding, dilation, groups, bias);
  }

  /** Returns this layer with another stride for rows and columns. */
  public ConvTranspose2d stride(int height, int width) {
    return with(new Size2d(height, width), padding, outputPadding, dilation, groups, bias);
  }

  /** Returns this layer with another padding. */
  public ConvTranspose2d padding(int size) {
    return padding(size, size);
  }

  /** Returns this layer with another padding for rows and columns. */
  public ConvTranspose2d padding(int height, int width) {
    return with(stride, new Size2d(height, width), outputPadding, dilation, groups, bias);
  }

  /** Returns this layer with another output padding; set the stride first. */
  public ConvTranspose2d outputPadding(int size) {
    return outputPadding(size, size);
  }

  /** Returns this layer with another output padding for rows and columns; set the stride first. */
  public ConvTranspose2d outputPadding(int height, int width) {
    return with(stride, padding, new Size2d(height, width), dilation, groups, bias);
  }

  /** Returns this layer with another dilation. */
  public ConvTranspose2d dilation(int size) {
    return dilation(size, size);
  }

  /** Returns this layer with another dilation for rows and columns. */
  public ConvTranspose2d dilation(int height, int width) {
    return with(stride, padding, outputPadding, new Size2d(height, width), groups, bias);
  }

  /** Returns this layer with the channels split into so many groups. */
  public ConvTranspose2d groups(int count) {
    return with(stride, padding, outputPadding, dilation, count, bias);
  }

  /** Returns this layer without a bias. */
  public ConvTranspose2d withoutBias() {
    return with(stride, padding, outputPadding, dilation, groups, false);
  }

  /** Returns this layer with the number of channels that must arrive. */
  public ConvTranspose2d inChannels(int channels) {
    return with(stride, padding, outputPadding, dilation, groups, bias, channels, initializer);
  }

  @Override
  public ConvTranspose2d initializer(Initializer start) {
    return with(stride, padding, outputPadding, dilation, groups, bias, inChannels, start);
  }

  private ConvTranspose2d with(
      Size2d stride,
      Size2d padding,
      Size2d outputPadding,
      Size2d dilation,
      int groups,
      boolean bias) {
    return with(stride, padding, outputPadding, dilation, groups, bias, inChannels, initializer);
  }

  private ConvTranspose2d with(
      Size2d stride,
      Size2d padding,
      Size2d outputPadding,
      Size2d dilation,
      int groups,
      boolean bias,
      Integer in,
      Initializer start) {
    return new ConvTranspose2d(
        outChannels, kernel, stride, padding, outputPadding, dilation, groups, bias, in, start);
  }

  @Override
  public Shape output(Shape input) {
    Require.channels(input, inChannels, groups);
    long height =
        (input.height() - 1L) * stride.height()
            - 2L * padding.height()
            + dilation.height() * (kernel.height() - 1L)
            + outputPadding.height()
            + 1;
    long width =
        (input.width() - 1L) * stride.width()
            - 2L * padding.width()
            + dilation.width() * (kernel.width() - 1L)
            + outputPadding.width()
            + 1;
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "the padding %s leaves nothing of the input %s".formatted(padding, input));
    }
    return Shape.image(outChannels, Require.size(height), Require.size(width));
  }

  /** PyTorch counts the fan of the weight as it is stored, (in, out / groups, kH, kW). */
  @Override
  public List<Parameter> parameters(Shape input) {
    int perGroup = outChannels / groups;
    long taps = (long) kernel.height() * kernel.width();
    long fanIn = perGroup * taps;
    long fanOut = input.channels() * taps;
    Shape shape = Shape.of(input.channels(), perGroup, kernel.height(), kernel.width());
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(Parameter.weight(shape, initializer, fanIn, fanOut));
    if (bias) {
      parameters.add(Parameter.bias(outChannels, initializer.forBias(), fanIn, fanOut));
    }
    return List.copyOf(parameters);
  }

  @Override
  public long flops(Shape input) {
    long taps = (long) kernel.height() * kernel.width() * (outChannels / groups);
    return 2 * taps * input.elements();
  }
}
