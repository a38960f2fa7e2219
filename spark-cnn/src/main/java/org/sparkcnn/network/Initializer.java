package org.sparkcnn.network;

import java.io.Serializable;
import java.util.random.RandomGenerator;

/**
 * How the first values of a layer's weight are drawn, as in {@code torch.nn.init}. Fans are counted
 * as PyTorch counts them. With every method but {@link Method#PYTORCH} the bias starts at zero.
 *
 * @param method the distribution
 * @param scale the gain that the distribution's width is multiplied by; for {@link Method#GAUSSIAN}
 *     the standard deviation; at least 0
 */
public record Initializer(Method method, double scale) implements Serializable {

  /** The distributions. */
  public enum Method {
    /** What torch.nn.Conv2d and torch.nn.Linear do: uniform in ±1/√fanIn, the bias too. */
    PYTORCH,
    /** Glorot and Bengio 2010: uniform in ±√(6 / (fanIn + fanOut)). */
    XAVIER_UNIFORM,
    /** Glorot and Bengio 2010: normal with variance 2 / (fanIn + fanOut). */
    XAVIER_NORMAL,
    /** He et al. 2015, for ReLU: uniform in ±√(6 / fanIn). */
    KAIMING_UNIFORM,
    /** He et al. 2015, for ReLU: normal with variance 2 / fanIn. */
    KAIMING_NORMAL,
    /** He et al. 2015, for ReLU and the backward pass: normal with variance 2 / fanOut. */
    KAIMING_NORMAL_FAN_OUT,
    /** Normal with mean 0 and a given standard deviation. */
    GAUSSIAN,
    /** All zero. */
    ZEROS,
    /** All one, as the scales of normalisation layers begin. */
    ONES
  }

  /**
   * Checks the scale.
   *
   * @throws IllegalArgumentException if the scale is negative or not finite
   */
  public Initializer {
    if (!(scale >= 0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "an initializer's scale must be finite and at least 0, found " + scale);
    }
  }

  /** Returns PyTorch's own default. */
  public static Initializer pytorch() {
    return new Initializer(Method.PYTORCH, 1);
  }

  /** Returns Xavier's uniform distribution with gain 1. */
  public static Initializer xavierUniform() {
    return new Initializer(Method.XAVIER_UNIFORM, 1);
  }

  /** Returns Xavier's normal distribution with gain 1. */
  public static Initializer xavierNormal() {
    return new Initializer(Method.XAVIER_NORMAL, 1);
  }

  /** Returns Kaiming's uniform distribution for ReLU. */
  public static Initializer kaimingUniform() {
    return new Initializer(Method.KAIMING_UNIFORM, 1);
  }

  /** Returns Kaiming's normal distribution for ReLU. */
  public static Initializer kaimingNormal() {
    return new Initializer(Method.KAIMING_NORMAL, 1);
  }

  /** Returns Kaiming's normal distribution for ReLU that keeps the gradients' variance. */
  public static Initializer kaimingNormalFanOut() {
    return new Initializer(Method.KAIMING_NORMAL_FAN_OUT, 1);
  }

  /** Returns a normal distribution with mean 0 and this standard deviation. */
  public static Initializer gaussian(double standardDeviation) {
    return new Initializer(Method.GAUSSIAN, standardDeviation);
  }

  /** Returns all ones. */
  public static Initializer ones() {
    return new Initializer(Method.ONES, 1);
  }

  /** Returns all zeros. */
  public static Initializer zeros() {
    return new Initializer(Method.ZEROS, 1);
  }

  /** The bias' own: PyTorch's default draws it like the weight, the others leave it at zero. */
  Initializer forBias() {
    return method == Method.PYTORCH ? this : zeros();
  }

  /** Draws {@code length} values of {@code parameter} into {@code values} from {@code offset}. */
  void draw(Parameter parameter, RandomGenerator random, float[] values, int offset, int length) {
    double fanIn = parameter.fanIn();
    double fans = fanIn + parameter.fanOut();
    for (int i = offset; i < offset + length; i++) {
      values[i] =
          (float)
              (scale
                  * switch (method) {
                    case PYTORCH -> uniform(random) / Math.sqrt(fanIn);
                    case XAVIER_UNIFORM -> uniform(random) * Math.sqrt(6 / fans);
                    case XAVIER_NORMAL -> random.nextGaussian() * Math.sqrt(2 / fans);
                    case KAIMING_UNIFORM -> uniform(random) * Math.sqrt(6 / fanIn);
                    case KAIMING_NORMAL -> random.nextGaussian() * Math.sqrt(2 / fanIn);
                    case KAIMING_NORMAL_FAN_OUT ->
                        random.nextGaussian() * Math.sqrt(2.0 / parameter.fanOut());
                    case GAUSSIAN -> random.nextGaussian();
                    case ZEROS -> 0;
                    case ONES -> 1;
                  });
    }
  }

  private static double uniform(RandomGenerator random) {
    return 2 * random.nextDouble() - 1;
  }
}
