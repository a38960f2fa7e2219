package org.sparkcnn.ml;

import java.util.Arrays;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * Lets the setters of shared param interfaces return the stage itself, for chaining.
 *
 * @param <S> the stage
 */
interface SelfTyped<S extends SelfTyped<S>> extends Params {

  /**
   * Sets a param and returns this stage.
   *
   * @throws IllegalArgumentException if the value is out of the param's range; Spark's own message
   *     would not say what the range is
   */
  @SuppressWarnings("unchecked")
  default <T> S with(Param<T> param, T value) {
    if (!(boolean) param.isValid().apply(value)) {
      throw new IllegalArgumentException(
          "param '%s' cannot be %s: %s".formatted(param.name(), text(value), param.doc()));
    }
    set(param, value);
    return (S) this;
  }

  private static String text(Object value) {
    if (value instanceof double[] numbers) {
      return Arrays.toString(numbers);
    }
    if (value instanceof String[] texts) {
      return Arrays.toString(texts);
    }
    return value instanceof int[] numbers ? Arrays.toString(numbers) : "" + value;
  }
}
