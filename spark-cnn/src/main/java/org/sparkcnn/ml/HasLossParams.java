package org.sparkcnn.ml;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Param;
import org.sparkcnn.plan.Loss;

/**
 * Params of what training makes small.
 *
 * @param <S> the stage
 */
public interface HasLossParams<S extends HasLossParams<S>> extends SelfTyped<S> {

  /** Returns the holder of these params. */
  LossParams lossParams();

  /** Returns the param of the loss. */
  default Param<String> loss() {
    return lossParams().loss;
  }

  /** Returns the loss. */
  default String getLoss() {
    return getOrDefault(loss());
  }

  /** Sets the loss: meanSquaredError, l1, smoothL1 or, for classes, crossEntropy. */
  default S setLoss(String value) {
    return with(loss(), value);
  }

  /** Returns the param of where smoothL1's square becomes a line; default 1. */
  default DoubleParam smoothL1Beta() {
    return lossParams().smoothL1Beta;
  }

  /** Returns where smoothL1's square becomes a line. */
  default double getSmoothL1Beta() {
    return (double) getOrDefault(smoothL1Beta());
  }

  /** Sets where smoothL1's square becomes a line, at least 0. */
  default S setSmoothL1Beta(double value) {
    return with(smoothL1Beta(), value);
  }

  /** Returns the loss as a value. */
  default Loss lossValue() {
    return LossParams.ofNumbers(getLoss(), getSmoothL1Beta());
  }
}
