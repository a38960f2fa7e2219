package org.sparkcnn.ml;

import org.apache.spark.ml.param.Param;

/**
 * Params of stages that predict numbers, named as in MLlib.
 *
 * @param <S> the stage
 */
public interface HasRegressionParams<S extends HasRegressionParams<S>> extends SelfTyped<S> {

  /** Returns the holder of these params. */
  RegressionParams regressionParams();

  /** Returns the param of the predictions' column, default {@code prediction}. */
  default Param<String> predictionCol() {
    return regressionParams().predictionCol;
  }

  /** Returns the predictions' column. */
  default String getPredictionCol() {
    return getOrDefault(predictionCol());
  }

  /** Sets the predictions' column: a double for one target, a vector for several. */
  default S setPredictionCol(String name) {
    return with(predictionCol(), name);
  }
}
