package org.sparkcnn.golden;

import java.util.List;
import java.util.stream.IntStream;
import org.sparkcnn.network.Shape;

/**
 * What PyTorch makes of one parameter. Lists hold samples: elements at {@link #indexes}.
 *
 * @param name its state_dict name
 * @param shape its PyTorch shape
 * @param initial four elements before training, a check of {@link HashFormula}
 * @param gradientNorm the L2 norm of the first gradient; null for a buffer, or if it is frozen
 * @param gradient of the first loss; null for a buffer, or if it is frozen
 * @param trained after the last optimizer step on the same batch
 */
public record GoldenParameter(
    String name,
    List<Integer> shape,
    List<Float> initial,
    Double gradientNorm,
    List<Float> gradient,
    List<Float> trained) {

  /** Returns the number of values of the whole parameter. */
  public int length() {
    return new Shape(shape).elements();
  }

  /** Returns those values of a whole parameter that {@link #gradient} and {@link #trained} have. */
  public float[] sample(float[] values) {
    return sample(values, trained.size());
  }

  /** Returns {@code count} values, evenly spaced from the first to the last. */
  static float[] sample(float[] values, int count) {
    float[] sample = new float[count];
    int[] indexes = indexes(values.length, count);
    for (int i = 0; i < count; i++) {
      sample[i] = values[indexes[i]];
    }
    return sample;
  }

  /** Returns {@code count} indexes, evenly spaced from 0 to length - 1. */
  static int[] indexes(int length, int count) {
    int last = Math.max(1, count - 1);
    return IntStream.range(0, count).map(j -> (int) ((long) j * (length - 1) / last)).toArray();
  }
}
