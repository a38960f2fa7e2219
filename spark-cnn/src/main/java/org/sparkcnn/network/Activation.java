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
    TANH
  }

  @Override
  public Shape output(Shape input) {
    return input;
  }
}
