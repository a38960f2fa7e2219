package org.sparkcnn.network;

/**
 * A function applied to every value; the shape stays.
 *
 * @param function which one
 */
public record Activation(Function function) implements Layer {

  /** The functions, as in torch.nn. */
  public enum Function {
    /** max(0, x). */
    RELU,
    /** 1 / (1 + e⁻ˣ). */
    SIGMOID,
    /** tanh x. */
    TANH,
    /** min(max(0, x), 6). */
    RELU6,
    /** x·Φ(x) with the normal distribution's Φ, computed exactly (Hendrycks and Gimpel 2016). */
    GELU,
    /** x·sigmoid(x), also called swish. */
    SILU,
    /** x·ReLU6(x + 3) / 6 (Howard et al. 2019). */
    HARDSWISH
  }

  @Override
  public Shape output(Shape input) {
    return input;
  }
}
