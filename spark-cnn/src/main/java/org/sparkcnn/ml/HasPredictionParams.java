package org.sparkcnn.ml;

import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;

/**
 * Params of stages that predict classes, named as in MLlib.
 *
 * @param <S> the stage
 */
public interface HasPredictionParams<S extends HasPredictionParams<S>> extends SelfTyped<S> {

  /** Returns the holder of these params. */
  PredictionParams predictionParams();

  /** Returns the param of the predicted class' column, default {@code prediction}. */
  default Param<String> predictionCol() {
    return predictionParams().predictionCol;
  }

  /** Returns the param of the scores' column, default {@code rawPrediction}. */
  default Param<String> rawPredictionCol() {
    return predictionParams().rawPredictionCol;
  }

  /** Returns the param of the probabilities' column, default {@code probability}. */
  default Param<String> probabilityCol() {
    return predictionParams().probabilityCol;
  }

  /** Returns the param of the classes' thresholds; unset: all equal. */
  default DoubleArrayParam thresholds() {
    return predictionParams().thresholds;
  }

  /** Returns the param of how many classes the top predictions have, default 0: left out. */
  default IntParam topK() {
    return predictionParams().topK;
  }

  /** Returns the param of the top predictions' column, default {@code topKPredictions}. */
  default Param<String> topKCol() {
    return predictionParams().topKCol;
  }

  /** Returns the predicted class' column. */
  default String getPredictionCol() {
    return getOrDefault(predictionCol());
  }

  /** Sets the predicted class' column; empty leaves it out. */
  default S setPredictionCol(String name) {
    return with(predictionCol(), name);
  }

  /** Returns the scores' column. */
  default String getRawPredictionCol() {
    return getOrDefault(rawPredictionCol());
  }

  /** Sets the scores' column; empty leaves it out. */
  default S setRawPredictionCol(String name) {
    return with(rawPredictionCol(), name);
  }

  /** Returns the probabilities' column. */
  default String getProbabilityCol() {
    return getOrDefault(probabilityCol());
  }

  /** Sets the probabilities' column; empty leaves it out. */
  default S setProbabilityCol(String name) {
    return with(probabilityCol(), name);
  }

  /** Returns the classes' thresholds, or an empty array if they are unset. */
  default double[] getThresholds() {
    return isDefined(thresholds()) ? getOrDefault(thresholds()) : new double[0];
  }

  /** Sets a threshold per class, each at least 0 and at most one of them 0. */
  default S setThresholds(double... perClass) {
    return with(thresholds(), perClass);
  }

  /** Returns how many classes the top predictions have. */
  default int getTopK() {
    return (int) getOrDefault(topK());
  }

  /**
   * Sets how many classes the column of top predictions has, the most probable first, at most as
   * many as there are; 0 leaves the column out.
   */
  default S setTopK(int classes) {
    return with(topK(), classes);
  }

  /** Returns the top predictions' column. */
  default String getTopKCol() {
    return getOrDefault(topKCol());
  }

  /**
   * Sets the column of top predictions: an array of structs of label (double), className (string,
   * null if the classes have no names) and probability (double).
   */
  default S setTopKCol(String name) {
    return with(topKCol(), name);
  }

  /** Returns the param of whether each image's mirror image is scored too; default false. */
  default BooleanParam flipAveraging() {
    return predictionParams().flipAveraging;
  }

  /** Returns whether each image's mirror image is scored too. */
  default boolean getFlipAveraging() {
    return (boolean) getOrDefault(flipAveraging());
  }

  /**
   * Sets whether scores are the mean of those of an image and of its mirror image, left to right
   * (test-time augmentation, Krizhevsky et al. 2012). It takes twice the time.
   */
  default S setFlipAveraging(boolean value) {
    return with(flipAveraging(), value);
  }
}
