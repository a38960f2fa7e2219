package org.sparkcnn.ml;

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
public interface HasTrainingParams<S extends HasTrainingParams<S>>
    extends HasAugmentationParams<S>,
        HasCheckpointParams<S>,
        HasDistributionParams<S>,
        HasFineTuningParams<S>,
        HasLossParams<S>,
        HasOptimizerParams<S>,
        HasScheduleParams<S> {

  /** Returns the holder of these params. */
  TrainingParams trainingParams();

  @Override
  default AugmentationParams augmentationParams() {
    return trainingParams().augmentations;
  }

  @Override
  default CheckpointParams checkpointParams() {
    return trainingParams().checkpoints;
  }

  @Override
  default DistributionParams distributionParams() {
    return trainingParams().distribution;
  }

  @Override
  default FineTuningParams fineTuningParams() {
    return trainingParams().fineTuning;
  }

  @Override
  default LossParams lossParams() {
    return trainingParams().losses;
  }

  @Override
  default OptimizerParams optimizerParams() {
    return trainingParams().optimizers;
  }

  @Override
  default ScheduleParams scheduleParams() {
    return trainingParams().schedules;
  }

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

  /** Sets the network; its input is an image, its outputs are the classes or the targets. */
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
}
