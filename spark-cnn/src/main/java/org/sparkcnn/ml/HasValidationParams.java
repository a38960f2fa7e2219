package org.sparkcnn.ml;

import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;

/**
 * Params of the rows that are held back from training: which they are, what is measured on them
 * after each epoch, and when training stops early.
 *
 * @param <S> the stage
 */
public interface HasValidationParams<S extends HasValidationParams<S>> extends SelfTyped<S> {

  /** Returns the holder of these params. */
  ValidationParams validationParams();

  /** Returns the param of the column that is true for validation rows; unset: none. */
  default Param<String> validationIndicatorCol() {
    return validationParams().validationIndicatorCol;
  }

  /** Returns the column that is true for validation rows, or an empty name if there is none. */
  default String getValidationIndicatorCol() {
    return isDefined(validationIndicatorCol()) ? getOrDefault(validationIndicatorCol()) : "";
  }

  /**
   * Sets the boolean column that is true for validation rows and false for those that are trained
   * on, as Spark's GBTClassifier has it; a null in it fails the job. Empty: none.
   */
  default S setValidationIndicatorCol(String column) {
    return with(validationIndicatorCol(), column);
  }

  /** Returns the param of the share of rows that are validation rows; default 0. */
  default DoubleParam validationFraction() {
    return validationParams().validationFraction;
  }

  /** Returns the share of rows that are validation rows. */
  default double getValidationFraction() {
    return (double) getOrDefault(validationFraction());
  }

  /**
   * Sets the share of rows that are validation rows, in [0, 1). A hash of the seed and of a row's
   * image, label and weight chooses them: the same ones however the rows are split into files and
   * partitions, and equal rows all or none.
   */
  default S setValidationFraction(double share) {
    return with(validationFraction(), share);
  }

  /** Returns the param of what says which epoch is the best; default loss. */
  default Param<String> validationMetric() {
    return validationParams().validationMetric;
  }

  /** Returns what says which epoch is the best. */
  default String getValidationMetric() {
    return getOrDefault(validationMetric());
  }

  /**
   * Sets what says which epoch is the best: loss or, for classes, accuracy, top5Accuracy (of six
   * classes or more) or f1 (the mean of the classes' F1 scores, as scikit-learn's macro average).
   */
  default S setValidationMetric(String metric) {
    return with(validationMetric(), metric);
  }

  /** Returns the param of the epochs without a better one after which training stops; default 0. */
  default IntParam patience() {
    return validationParams().patience;
  }

  /** Returns the epochs without a better one after which training stops; 0: never. */
  default int getPatience() {
    return (int) getOrDefault(patience());
  }

  /** Sets the epochs without a better one after which training stops; 0: never. */
  default S setPatience(int epochs) {
    return with(patience(), epochs);
  }

  /** Returns the param of the difference from which an epoch is better; default 0. */
  default DoubleParam minDelta() {
    return validationParams().minDelta;
  }

  /** Returns the difference from which an epoch is better. */
  default double getMinDelta() {
    return (double) getOrDefault(minDelta());
  }

  /** Sets by more than what an epoch's metric must be better than the best one's, at least 0. */
  default S setMinDelta(double difference) {
    return with(minDelta(), difference);
  }

  /** Returns the param of whether the best epoch's weights are the model's; default true. */
  default BooleanParam restoreBestWeights() {
    return validationParams().restoreBestWeights;
  }

  /** Returns whether the best epoch's weights are the model's. */
  default boolean getRestoreBestWeights() {
    return (boolean) getOrDefault(restoreBestWeights());
  }

  /**
   * Sets whether the model has the weights of the epoch that was the best on the validation rows,
   * where there are any, or those of the last epoch; with or without patience.
   */
  default S setRestoreBestWeights(boolean whether) {
    return with(restoreBestWeights(), whether);
  }
}
