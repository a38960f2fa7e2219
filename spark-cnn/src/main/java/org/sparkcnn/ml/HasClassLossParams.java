package org.sparkcnn.ml;

import java.util.Arrays;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.sparkcnn.plan.Loss;

/**
 * Params of the losses that only classes have.
 *
 * @param <S> the stage
 */
public interface HasClassLossParams<S extends HasClassLossParams<S>> extends HasLossParams<S> {

  /** Returns the holder of these params. */
  ClassLossParams classLossParams();

  /** Returns the param of the share of crossEntropy's target that all classes divide; default 0. */
  default DoubleParam labelSmoothing() {
    return classLossParams().labelSmoothing;
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
    return classLossParams().classWeights;
  }

  /** Returns the classes' weights in crossEntropy, or an empty array if they are unset. */
  default double[] getClassWeights() {
    return isDefined(classWeights()) ? getOrDefault(classWeights()) : new double[0];
  }

  /** Sets a weight in crossEntropy for each class, each at least 0 and not all 0. */
  default S setClassWeights(double... values) {
    return with(classWeights(), values);
  }

  @Override
  default Loss lossValue() {
    if (!getLoss().equals(LossParams.CROSS_ENTROPY)) {
      return HasLossParams.super.lossValue();
    }
    return Loss.crossEntropy()
        .labelSmoothing(getLabelSmoothing())
        .classWeights(Arrays.stream(getClassWeights()).boxed().toList());
  }
}
