package org.sparkcnn.ml;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * Lets the setters of shared param interfaces return the stage itself, for chaining.
 *
 * @param <S> the stage
 */
interface SelfTyped<S extends SelfTyped<S>> extends Params {

  /** Sets a param and returns this stage. */
  @SuppressWarnings("unchecked")
  default <T> S with(Param<T> param, T value) {
    set(param, value);
    return (S) this;
  }
}
