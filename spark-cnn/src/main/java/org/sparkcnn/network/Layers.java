package org.sparkcnn.network;

import java.util.List;
import java.util.stream.Stream;

/**
 * The layers' factories, meant to be imported statically: {@code conv2d(32, 3).padding(1), relu(),
 * maxPool2d(2), flatten(), linear(10)}. Input sizes are inferred from what arrives.
 */
public final class Layers {
  private static final Size2d ONE = Size2d.square(1);
  private static final Size2d ZERO = Size2d.square(0);

  private Layers() {}

  /** Returns a convolution with a square kernel, stride 1 and no padding. */
  public static Conv2d conv2d(int outChannels, int kernel) {
    return conv2d(outChannels, kernel, kernel);
  }

  /** Returns a convolution with a kernel of so many rows and columns, stride 1, no padding. */
  public static Conv2d conv2d(int outChannels, int kernelHeight, int kernelWidth) {
    Size2d kernel = new Size2d(kernelHeight, kernelWidth);
    return new Conv2d(
        outChannels, kernel, ONE, ZERO, false, ONE, 1, true, null, Initializer.pytorch());
  }

  /** Returns max pooling over a square window that moves by its own size. */
  public static MaxPool2d maxPool2d(int kernel) {
    return maxPool2d(kernel, kernel);
  }

  /** Returns max pooling over a window of so many rows and columns that moves by its own size. */
  public static MaxPool2d maxPool2d(int kernelHeight, int kernelWidth) {
    Size2d kernel = new Size2d(kernelHeight, kernelWidth);
    return new MaxPool2d(kernel, kernel, ZERO, false);
  }

  /** Returns average pooling over a square window that moves by its own size. */
  public static AvgPool2d avgPool2d(int kernel) {
    return avgPool2d(kernel, kernel);
  }

  /** Returns average pooling over a window of so many rows and columns, moving by its own size. */
  public static AvgPool2d avgPool2d(int kernelHeight, int kernelWidth) {
    Size2d kernel = new Size2d(kernelHeight, kernelWidth);
    return new AvgPool2d(kernel, kernel, ZERO, false, true);
  }

  /** Returns a fully connected layer. */
  public static Linear linear(int outFeatures) {
    return new Linear(outFeatures, true, null, Initializer.pytorch(), null);
  }

  /** Returns max(0, x). */
  public static Activation relu() {
    return new Activation(Activation.Function.RELU);
  }

  /** Returns the logistic function. */
  public static Activation sigmoid() {
    return new Activation(Activation.Function.SIGMOID);
  }

  /** Returns the hyperbolic tangent. */
  public static Activation tanh() {
    return new Activation(Activation.Function.TANH);
  }

  /** Returns min(max(0, x), 6). */
  public static Activation relu6() {
    return new Activation(Activation.Function.RELU6);
  }

  /** Returns x·Φ(x). */
  public static Activation gelu() {
    return new Activation(Activation.Function.GELU);
  }

  /** Returns x·sigmoid(x). */
  public static Activation silu() {
    return new Activation(Activation.Function.SILU);
  }

  /** Returns x·ReLU6(x + 3) / 6. */
  public static Activation hardswish() {
    return new Activation(Activation.Function.HARDSWISH);
  }

  /** Returns ReLU with PyTorch's slope of 0.01 below zero. */
  public static LeakyRelu leakyRelu() {
    return leakyRelu(0.01);
  }

  /** Returns ReLU with a slope below zero. */
  public static LeakyRelu leakyRelu(double slope) {
    return new LeakyRelu(slope);
  }

  /** Returns the exponential linear unit with alpha 1. */
  public static Elu elu() {
    return elu(1);
  }

  /** Returns the exponential linear unit. */
  public static Elu elu(double alpha) {
    return new Elu(alpha);
  }

  /** Returns a transposed convolution with a square kernel, stride 1 and no padding. */
  public static ConvTranspose2d convTranspose2d(int outChannels, int kernel) {
    return convTranspose2d(outChannels, kernel, kernel);
  }

  /** Returns a transposed convolution with a kernel of so many rows and columns. */
  public static ConvTranspose2d convTranspose2d(
      int outChannels, int kernelHeight, int kernelWidth) {
    Size2d kernel = new Size2d(kernelHeight, kernelWidth);
    return new ConvTranspose2d(
        outChannels, kernel, ONE, ZERO, ZERO, ONE, 1, true, null, Initializer.pytorch());
  }

  /** Returns average pooling to a square of this size, whatever arrives. */
  public static AdaptiveAvgPool2d adaptiveAvgPool2d(int size) {
    return adaptiveAvgPool2d(size, size);
  }

  /** Returns average pooling to so many rows and columns, whatever arrives. */
  public static AdaptiveAvgPool2d adaptiveAvgPool2d(int height, int width) {
    return new AdaptiveAvgPool2d(new Size2d(height, width));
  }

  /** Returns normalisation over groups of channels, with PyTorch's eps of 1e-5. */
  public static GroupNorm groupNorm(int groups) {
    return new GroupNorm(groups, 1e-5);
  }

  /** Returns dropout of whole channels with this probability. */
  public static Dropout2d dropout2d(double p) {
    return new Dropout2d(p);
  }

  /** Returns dropout with this probability. */
  public static Dropout dropout(double p) {
    return new Dropout(p);
  }

  /** Returns the step from images to vectors. */
  public static Flatten flatten() {
    return new Flatten();
  }

  /** Returns the softmax over the class scores. */
  public static Softmax softmax() {
    return new Softmax();
  }

  /** Returns normalisation over the batch, with PyTorch's momentum of 0.1 and eps of 1e-5. */
  public static BatchNorm batchNorm() {
    return new BatchNorm(0.1, 1e-5);
  }

  /** Returns layers one after the other, named by position. */
  public static Sequential sequential(Layer... layers) {
    return new Sequential(Chain.numbered(layers));
  }

  /** Returns layers one after the other, with names of their own. */
  public static Sequential sequential(NamedLayer... layers) {
    return new Sequential(List.of(layers));
  }

  /** Returns what these layers, named by position, make of the input, added to the input. */
  public static Residual residual(Layer... body) {
    return new Residual(Chain.numbered(body), List.of(), null);
  }

  /** Returns what these layers make of the input, added to the input. */
  public static Residual residual(NamedLayer... body) {
    return new Residual(List.of(body), List.of(), null);
  }

  /** Returns branches of one layer each, named by position, joined on the channels. */
  public static Concat concat(Layer... branches) {
    return new Concat(Chain.numbered(branches).stream().map(List::of).toList());
  }

  /** Returns branches of one layer each, with names of their own, joined on the channels. */
  public static Concat concat(NamedLayer... branches) {
    return new Concat(Stream.of(branches).map(List::of).toList());
  }

  /** Returns every so many pixels, with channels of zeros around. */
  public static Subsample subsample(int outChannels, int stride) {
    return new Subsample(outChannels, stride);
  }
}
