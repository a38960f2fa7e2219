package org.sparkcnn.engine;

import java.util.List;

/** How far numbers lie from those that they should be: ‖found − expected‖ / ‖expected‖. */
final class RelativeError {
  private RelativeError() {}

  static double of(float[] found, float[] expected) {
    return norm(minus(found, expected)) / norm(expected);
  }

  static double of(double found, double expected) {
    return Math.abs(found - expected) / Math.abs(expected);
  }

  static double norm(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  static float[] minus(float[] values, float[] others) {
    if (values.length != others.length) {
      throw new IllegalArgumentException(
          "%d values, expected %d".formatted(values.length, others.length));
    }
    float[] differences = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      differences[i] = values[i] - others[i];
    }
    return differences;
  }

  static float[] floats(List<Float> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
    }
    return floats;
  }
}
