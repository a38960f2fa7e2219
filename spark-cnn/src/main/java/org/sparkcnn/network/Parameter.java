package org.sparkcnn.network;

/**
 * A parameter that a layer asks for.
 *
 * @param name its name, as in PyTorch's state_dict
 * @param shape its shape as PyTorch writes it: (out, in / groups, kH, kW) for a convolution
 * @param initializer how its first values are drawn
 * @param fanIn inputs that meet in one output
 * @param fanOut outputs that one input reaches
 */
public record Parameter(
    String name, Shape shape, Initializer initializer, long fanIn, long fanOut) {

  Parameter named(String fullName) {
    return new Parameter(fullName, shape, initializer, fanIn, fanOut);
  }

  /** The weight of a layer. */
  static Parameter weight(Shape shape, Initializer initializer, long fanIn, long fanOut) {
    return new Parameter("weight", shape, initializer, fanIn, fanOut);
  }

  /** The bias beside such a weight. */
  static Parameter bias(int size, Initializer initializer, long fanIn, long fanOut) {
    return new Parameter("bias", Shape.vector(size), initializer.forBias(), fanIn, fanOut);
  }
}
