package org.sparkcnn.ml;

import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;

/**
 * Params of how a training is spread over a cluster.
 *
 * @param <S> the stage
 */
public interface HasDistributionParams<S extends HasDistributionParams<S>> extends SelfTyped<S> {

  /** Returns the holder of these params. */
  DistributionParams distributionParams();

  /**
   * Returns the param of the partitions that train side by side; unset: the cluster's task slots.
   */
  default IntParam numWorkers() {
    return distributionParams().numWorkers;
  }

  /** Sets the partitions that train side by side, at least 1. */
  default S setNumWorkers(int value) {
    return with(numWorkers(), value);
  }

  /** Returns the param of what workers compute on; default auto. */
  default Param<String> device() {
    return distributionParams().device;
  }

  /** Returns what workers compute on. */
  default String getDevice() {
    return getOrDefault(device());
  }

  /**
   * Sets what workers compute on: cpu; gpu, one for each worker, given by Spark; or auto, GPUs
   * where Spark's settings assign them and libtorch's CUDA build is on the class path. Validation
   * rows and models are scored on the processors, which is why precision auto asks these alone.
   */
  default S setDevice(String value) {
    return with(device(), value);
  }

  /** Returns the param of whether rows are dealt out evenly to the workers; default true. */
  default BooleanParam repartition() {
    return distributionParams().repartition;
  }

  /** Returns whether rows are dealt out evenly to the workers. */
  default boolean getRepartition() {
    return (boolean) getOrDefault(repartition());
  }

  /**
   * Sets whether rows are dealt out evenly to the workers. If not, each of the DataFrame's
   * partitions is a worker's, as large or small as it is; the model then depends on which rows are
   * together.
   */
  default S setRepartition(boolean value) {
    return with(repartition(), value);
  }

  /** Returns the param of the distance between two averages; default 0. */
  default IntParam averagingFrequency() {
    return distributionParams().averagingFrequency;
  }

  /** Returns the distance between two averages. */
  default int getAveragingFrequency() {
    return (int) getOrDefault(averagingFrequency());
  }

  /**
   * Sets the distance between two averages, in {@link #averagingUnit}; 0 for four averages an
   * epoch, or one if there are no more than two workers.
   */
  default S setAveragingFrequency(int value) {
    return with(averagingFrequency(), value);
  }

  /** Returns the param of what the distance between two averages is counted in; default batches. */
  default Param<String> averagingUnit() {
    return distributionParams().averagingUnit;
  }

  /** Returns what the distance between two averages is counted in. */
  default String getAveragingUnit() {
    return getOrDefault(averagingUnit());
  }

  /** Sets what the distance between two averages is counted in: batches of a worker, or epochs. */
  default S setAveragingUnit(String value) {
    return with(averagingUnit(), value);
  }

  /** Returns the param of what becomes of the workers' optimizers when a round ends. */
  default Param<String> optimizerAveraging() {
    return distributionParams().optimizerAveraging;
  }

  /** Returns what becomes of the workers' optimizers when a round ends. */
  default String getOptimizerAveraging() {
    return getOrDefault(optimizerAveraging());
  }

  /**
   * Sets what becomes of the workers' optimizers when a round ends: their momentum is averaged with
   * the weights (averaged), or forgotten (reset), which makes rounds cheaper.
   */
  default S setOptimizerAveraging(String value) {
    return with(optimizerAveraging(), value);
  }

  /** Returns the param of the outer optimizer's learning rate; default 1. */
  default DoubleParam outerLearningRate() {
    return distributionParams().outerLearningRate;
  }

  /** Returns the outer optimizer's learning rate. */
  default double getOuterLearningRate() {
    return (double) getOrDefault(outerLearningRate());
  }

  /** Sets the outer optimizer's learning rate, above 0; 1 without momentum is the plain mean. */
  default S setOuterLearningRate(double value) {
    return with(outerLearningRate(), value);
  }

  /**
   * Returns the param of the outer optimizer's momentum; unset: 1 − 2 / numWorkers, within 0 and
   * 0.9.
   */
  default DoubleParam outerMomentum() {
    return distributionParams().outerMomentum;
  }

  /** Sets the outer optimizer's momentum, in [0, 1). */
  default S setOuterMomentum(double value) {
    return with(outerMomentum(), value);
  }

  /** Returns the param of whether the outer momentum looks ahead; default true. */
  default BooleanParam outerNesterov() {
    return distributionParams().outerNesterov;
  }

  /** Returns whether the outer momentum looks ahead. */
  default boolean getOuterNesterov() {
    return (boolean) getOrDefault(outerNesterov());
  }

  /** Sets whether the outer momentum looks ahead. */
  default S setOuterNesterov(boolean value) {
    return with(outerNesterov(), value);
  }

  /** Returns the param of how the learning rate grows with the workers; default none. */
  default Param<String> learningRateScaling() {
    return distributionParams().learningRateScaling;
  }

  /** Returns how the learning rate grows with the workers. */
  default String getLearningRateScaling() {
    return getOrDefault(learningRateScaling());
  }

  /**
   * Sets how the learning rate grows with the workers: none, sqrt or linear (<a
   * href="https://arxiv.org/abs/1706.02677">Goyal et al. 2017</a>).
   */
  default S setLearningRateScaling(String value) {
    return with(learningRateScaling(), value);
  }

  /** Returns the param of where the workers' states are added up; default auto. */
  default Param<String> reduction() {
    return distributionParams().reduction;
  }

  /** Returns where the workers' states are added up. */
  default String getReduction() {
    return getOrDefault(reduction());
  }

  /**
   * Sets where the workers' states are added up: by the driver, by executors after a shuffle, or
   * auto, by their size. The result is the same bit for bit.
   */
  default S setReduction(String value) {
    return with(reduction(), value);
  }
}
