package org.sparkcnn.ml;

import java.io.Serializable;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Makes the params of {@link HasTrainingParams} and of the interfaces that it extends. */
public final class TrainingParams implements Serializable {
  final AugmentationParams augmentations;
  final CheckpointParams checkpoints;
  final DistributionParams distribution;
  final FineTuningParams fineTuning;
  final LossParams losses;
  final OptimizerParams optimizers;
  final ScheduleParams schedules;
  final Param<String> network;
  final Param<String> labelCol;
  final Param<String> weightCol;
  final IntParam epochs;
  final LongParam seed;

  /**
   * Makes the params.
   *
   * @param losses those that the stage can make small
   * @param labels what the label column is
   */
  TrainingParams(Params owner, LossParams losses, String labels) {
    this.losses = losses;
    augmentations = new AugmentationParams(owner);
    checkpoints = new CheckpointParams(owner);
    distribution = new DistributionParams(owner);
    fineTuning = new FineTuningParams(owner);
    optimizers = new OptimizerParams(owner);
    schedules = new ScheduleParams(owner);
    network = ParamFactory.text(owner, "network", "the CNN, as JSON");
    labelCol = ParamFactory.text(owner, "labelCol", labels);
    weightCol =
        ParamFactory.text(
            owner, "weightCol", "column of each row's weight in the loss, >= 0; unset: all 1");
    epochs = ParamFactory.intAtLeast(owner, "epochs", 1, "passes over the data");
    seed =
        new LongParam(
            owner,
            "seed",
            "what first weights, shuffling, augmentation and dropout derive from; with the same"
                + " data and numWorkers it gives the same model bit for bit");
    setDefaults(owner);
  }

  private void setDefaults(Params owner) {
    owner.setDefault(labelCol, "label");
    owner.setDefault(epochs, 10);
    owner.setDefault(seed, 0L);
  }
}
