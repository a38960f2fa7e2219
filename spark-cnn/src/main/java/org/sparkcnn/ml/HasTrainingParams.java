package org.sparkcnn.ml;

import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.sparkcnn.network.Network;
import org.sparkcnn.store.NetworkJson;

/**
 * Params of estimators that train a network.
 *
 * @param <S> the stage
 */
public interface HasTrainingParams<S extends HasTrainingParams<S>> extends SelfTyped<S> {

  /** Returns the holder of these params. */
  TrainingParams trainingParams();

  /** Returns the param of the network, as JSON; it has no default. */
  default Param<String> network() {
    return trainingParams().network;
  }

  /**
   * Returns the network.
   *
   * @throws IllegalArgumentException if it is not set, or not the JSON of a network
   */
  default Network getNetwork() {
    if (!isDefined(network())) {
      throw new IllegalArgumentException(
          "param 'network' is not set: say which CNN to train with setNetwork, for example"
              + " setNetwork(Networks.simpleCnn(Shape.image(1, 28, 28), 10))");
    }
    try {
      return NetworkJson.read(getOrDefault(network()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("param 'network': " + e.getMessage(), e);
    }
  }

  /** Sets the network; its input shape is that of the images, its outputs are the classes. */
  default S setNetwork(Network cnn) {
    return with(network(), NetworkJson.write(cnn));
  }

  /** Returns the param of the label column; default {@code label}. */
  default Param<String> labelCol() {
    return trainingParams().labelCol;
  }

  /** Returns the label column. */
  default String getLabelCol() {
    return getOrDefault(labelCol());
  }

  /** Sets the label column. */
  default S setLabelCol(String value) {
    return with(labelCol(), value);
  }

  /** Returns the param of the weight column; unset: all rows weigh 1. */
  default Param<String> weightCol() {
    return trainingParams().weightCol;
  }

  /** Sets the weight column. */
  default S setWeightCol(String value) {
    return with(weightCol(), value);
  }

  /** Returns the param of the loss; default crossEntropy. */
  default Param<String> loss() {
    return trainingParams().loss;
  }

  /** Returns the loss. */
  default String getLoss() {
    return getOrDefault(loss());
  }

  /** Sets the loss, crossEntropy or meanSquaredError. */
  default S setLoss(String value) {
    return with(loss(), value);
  }

  /** Returns the param of the optimizer; default adam. */
  default Param<String> optimizer() {
    return trainingParams().optimizer;
  }

  /** Returns the optimizer. */
  default String getOptimizer() {
    return getOrDefault(optimizer());
  }

  /** Sets the optimizer, adam or sgd. */
  default S setOptimizer(String value) {
    return with(optimizer(), value);
  }

  /** Returns the param of the step size; default 0.001. */
  default DoubleParam learningRate() {
    return trainingParams().learningRate;
  }

  /** Returns the step size. */
  default double getLearningRate() {
    return (double) getOrDefault(learningRate());
  }

  /** Sets the step size, above 0. */
  default S setLearningRate(double value) {
    return with(learningRate(), value);
  }

  /** Returns the param of the momentum of sgd; default 0. */
  default DoubleParam momentum() {
    return trainingParams().momentum;
  }

  /** Returns the momentum of sgd. */
  default double getMomentum() {
    return (double) getOrDefault(momentum());
  }

  /** Sets the momentum of sgd, in [0, 1). */
  default S setMomentum(double value) {
    return with(momentum(), value);
  }

  /** Returns the param of whether sgd's momentum looks ahead; default false. */
  default BooleanParam nesterov() {
    return trainingParams().nesterov;
  }

  /** Returns whether sgd's momentum looks ahead. */
  default boolean getNesterov() {
    return (boolean) getOrDefault(nesterov());
  }

  /** Sets whether sgd's momentum looks ahead. */
  default S setNesterov(boolean value) {
    return with(nesterov(), value);
  }

  /** Returns the param of the decay of adam's mean of the gradient; default 0.9. */
  default DoubleParam beta1() {
    return trainingParams().beta1;
  }

  /** Returns the decay of adam's mean of the gradient. */
  default double getBeta1() {
    return (double) getOrDefault(beta1());
  }

  /** Sets the decay of adam's mean of the gradient, in [0, 1). */
  default S setBeta1(double value) {
    return with(beta1(), value);
  }

  /** Returns the param of the decay of adam's mean square of the gradient; default 0.999. */
  default DoubleParam beta2() {
    return trainingParams().beta2;
  }

  /** Returns the decay of adam's mean square of the gradient. */
  default double getBeta2() {
    return (double) getOrDefault(beta2());
  }

  /** Sets the decay of adam's mean square of the gradient, in [0, 1). */
  default S setBeta2(double value) {
    return with(beta2(), value);
  }

  /** Returns the param of what is added to adam's denominator; default 1e-8. */
  default DoubleParam epsilon() {
    return trainingParams().epsilon;
  }

  /** Returns what is added to adam's denominator. */
  default double getEpsilon() {
    return (double) getOrDefault(epsilon());
  }

  /** Sets what is added to adam's denominator, above 0. */
  default S setEpsilon(double value) {
    return with(epsilon(), value);
  }

  /** Returns the param of the L2 penalty on all weights; default 0. */
  default DoubleParam weightDecay() {
    return trainingParams().weightDecay;
  }

  /** Returns the L2 penalty on all weights. */
  default double getWeightDecay() {
    return (double) getOrDefault(weightDecay());
  }

  /** Sets the L2 penalty on all weights, at least 0. */
  default S setWeightDecay(double value) {
    return with(weightDecay(), value);
  }

  /** Returns the param of the passes over the data; default 10. */
  default IntParam epochs() {
    return trainingParams().epochs;
  }

  /** Returns the passes over the data. */
  default int getEpochs() {
    return (int) getOrDefault(epochs());
  }

  /** Sets the passes over the data, at least 1. */
  default S setEpochs(int value) {
    return with(epochs(), value);
  }

  /** Returns the param of the seed of everything random; default 0. */
  default LongParam seed() {
    return trainingParams().seed;
  }

  /** Returns the seed of everything random. */
  default long getSeed() {
    return (long) getOrDefault(seed());
  }

  /** Sets the seed of everything random. */
  default S setSeed(long value) {
    return with(seed(), value);
  }

  /**
   * Returns the param of the partitions that train side by side; unset: the cluster's task slots.
   */
  default IntParam numWorkers() {
    return trainingParams().numWorkers;
  }

  /** Sets the partitions that train side by side, at least 1. */
  default S setNumWorkers(int value) {
    return with(numWorkers(), value);
  }

  /** Returns the param of the batches that a worker trains between two averages; default 0. */
  default IntParam averagingFrequency() {
    return trainingParams().averagingFrequency;
  }

  /** Returns the batches that a worker trains between two averages. */
  default int getAveragingFrequency() {
    return (int) getOrDefault(averagingFrequency());
  }

  /** Sets the batches that a worker trains between two averages, 0 for its whole epoch. */
  default S setAveragingFrequency(int value) {
    return with(averagingFrequency(), value);
  }
}
