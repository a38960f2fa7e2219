package org.sparkcnn.engine.augment;

/**
 * Values move away from black.
 *
 * @param factor of their distance
 */
record Brightness(float factor) implements Change {

  @Override
  public void apply(Picture picture) {
    float[] values = picture.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = Grey.bounded(values[i] * factor);
    }
  }
}
