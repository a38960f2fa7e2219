package org.sparkcnn.engine.augment;

/**
 * Values move away from the picture's mean grey.
 *
 * @param factor of their distance
 */
record Contrast(float factor) implements Change {

  @Override
  public void apply(Picture picture) {
    float[] values = picture.values();
    float rest = Grey.mean(picture) * (1 - factor);
    for (int i = 0; i < values.length; i++) {
      values[i] = Grey.bounded(values[i] * factor + rest);
    }
  }
}
