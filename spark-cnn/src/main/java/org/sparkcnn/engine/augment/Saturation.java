package org.sparkcnn.engine.augment;

/**
 * Colours move away from their own grey; grey pictures have none.
 *
 * @param factor of their distance
 */
record Saturation(float factor) implements Change {

  @Override
  public void apply(Picture picture) {
    float[] values = picture.values();
    for (int i = 0; picture.channels() == 3 && i < values.length; i += 3) {
      float rest = Grey.of(values, i, 3) * (1 - factor);
      values[i] = Grey.bounded(values[i] * factor + rest);
      values[i + 1] = Grey.bounded(values[i + 1] * factor + rest);
      values[i + 2] = Grey.bounded(values[i + 2] * factor + rest);
    }
  }
}
