package org.sparkcnn.ml;

import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Param;

/**
 * Params of what training makes small.
 *
 * @param <S> the stage
 */
public interface HasLossParams<S extends HasLossParams<S>> extends SelfTyped<S> {

  /** Returns the holder of these params. */
  LossParams lossParams();

  /** Returns the param of the loss; default crossEntropy. */
  default Param<String> loss() {
    return lossParams().loss;
  }

  /** Returns the loss. */
  default String getLoss() {
    return getOrDefault(loss());
  }

  /** Sets the loss: crossEntropy, meanSquaredError or smoothL1. */
  default S setLoss(String value) {
    return with(loss(), value);
  }

  /** Returns the param of the share of crossEntropy's target that all classes divide; default 0. */
  default DoubleParam labelSmoothing() {
    return lossParams().labelSmoothing;
  }

  /** Returns the share of crossEntropy's target that all classes divide. */
  default double getLabelSmoothing() {
    return (double) getOrDefault(labelSmoothing());
  }

  /** Sets the share of crossEntropy's target that all classes divide, in [0, 1]. */
  default S setLabelSmoothing(double value) {
    return with(labelSmoothing(), value);
  }

  /** Returns the param of the classes' weights in crossEntropy; unset: all alike. */
  default DoubleArrayParam classWeights() {
    return lossParams().classWeights;
  }

  /** Returns the classes' weights in crossEntropy, or an empty array if they are unset. */
  default double[] getClassWeights() {
    return isDefined(classWeights()) ? getOrDefault(classWeights()) : new double[0];
  }

  /** Sets a weight in crossEntropy for each class, each at least 0 and not all 0. */
  default S setClassWeights(double... values) {
    return with(classWeights(), values);
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
}
