package org.sparkcnn.network;

/**
 * Turns a vector of class scores into probabilities that sum to 1: e^xᵢ / Σⱼ e^xⱼ. Not used before
 * cross entropy, which contains it.
 */
public record Softmax() implements Layer {

  @Override
  public Shape output(Shape input) {
    if (!input.isVector()) {
      throw new IllegalArgumentException(
          "a vector of class scores (N) is expected, but the shape %s arrives".formatted(input));
    }
    return input;
  }
}
