package org.sparkcnn.network;

/**
 * A parameter that a layer asks for.
 *
 * @param name its name, as in PyTorch's state_dict
 * @param shape its shape as PyTorch writes it: (out, in / groups, kH, kW) for a convolution
 * @param kind what is done with it in training
 * @param initializer how its first values are drawn
 * @param fanIn inputs that meet in one output
 * @param fanOut outputs that one input reaches
 */
public record Parameter(
    String name, Shape shape, Kind kind, Initializer initializer, long fanIn, long fanOut) {

  /** What is done with a parameter in training; the kinds lie in this order in the flat vector. */
  public enum Kind {
    /** Filters and matrices: trained, and what weight decay is meant for. */
    WEIGHT,
    /** Biases, and the scales and shifts of normalisation: trained; weight decay may spare them. */
    BIAS,
    /** Running statistics: measured, not trained. */
    BUFFER
  }

  Parameter named(String fullName) {
    return new Parameter(fullName, shape, kind, initializer, fanIn, fanOut);
  }

  /** The weight of a layer. */
  static Parameter weight(Shape shape, Initializer initializer, long fanIn, long fanOut) {
    return new Parameter("weight", shape, Kind.WEIGHT, initializer, fanIn, fanOut);
  }

  /** The bias beside such a weight. */
  static Parameter bias(int size, Initializer initializer, long fanIn, long fanOut) {
    return new Parameter("bias", Shape.vector(size), Kind.BIAS, initializer, fanIn, fanOut);
  }

  /** The scale of each channel, from 1. */
  static Parameter scale(int channels) {
    return new Parameter("weight", Shape.vector(channels), Kind.BIAS, Initializer.ones(), 1, 1);
  }

  /** The shift of each channel, from 0. */
  static Parameter shift(int channels) {
    return new Parameter("bias", Shape.vector(channels), Kind.BIAS, Initializer.zeros(), 1, 1);
  }

  /** A measured number for each channel. */
  static Parameter buffer(String name, int channels, Initializer initializer) {
    return new Parameter(name, Shape.vector(channels), Kind.BUFFER, initializer, 1, 1);
  }
}
