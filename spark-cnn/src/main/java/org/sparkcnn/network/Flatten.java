package org.sparkcnn.network;

/** Lays an image out as a vector, channel by channel, row by row: (C, H, W) to (C·H·W). */
public record Flatten() implements Layer {

  @Override
  public Shape output(Shape input) {
    return Shape.vector(input.elements());
  }
}
