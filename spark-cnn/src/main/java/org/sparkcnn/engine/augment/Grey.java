package org.sparkcnn.engine.augment;

/** The grey of colours, with the weights that torchvision takes. */
final class Grey {
  private Grey() {}

  /** Returns the grey of the pixel that begins there. */
  static float of(float[] values, int from, int channels) {
    return channels == 3
        ? 0.2989f * values[from] + 0.587f * values[from + 1] + 0.114f * values[from + 2]
        : values[from];
  }

  /** Returns the mean over a picture. */
  static float mean(Picture picture) {
    float[] values = picture.values();
    int channels = picture.channels();
    double sum = 0;
    for (int i = 0; i < values.length; i += channels) {
      sum += of(values, i, channels);
    }
    return (float) (sum * channels / values.length);
  }

  /** Returns a value within black and white. */
  static float bounded(float value) {
    return Math.max(0, Math.min(Picture.WHITE, value));
  }
}
