package org.sparkcnn.ml;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Makes the params of {@link HasDistributionParams}. */
public final class DistributionParams implements Serializable {
  static final String BATCHES = "batches";
  static final String EPOCHS = "epochs";
  static final String AVERAGED = "averaged";
  static final String RESET = "reset";
  static final String NONE = "none";
  static final String SQRT = "sqrt";
  static final String LINEAR = "linear";
  static final String AUTO = "auto";
  static final String CPU = "cpu";
  static final String GPU = "gpu";
  static final String DRIVER = "driver";
  static final String SHUFFLE = "shuffle";

  final IntParam numWorkers;
  final Param<String> device;
  final BooleanParam repartition;
  final IntParam averagingFrequency;
  final Param<String> averagingUnit;
  final Param<String> optimizerAveraging;
  final DoubleParam outerLearningRate;
  final DoubleParam outerMomentum;
  final BooleanParam outerNesterov;
  final Param<String> learningRateScaling;
  final Param<String> reduction;

  DistributionParams(Params owner) {
    numWorkers =
        ParamFactory.intAtLeast(
            owner,
            "numWorkers",
            1,
            "partitions that train side by side, each on its share of the rows; unset: the"
                + " cluster's task slots");
    device =
        ParamFactory.choice(
            owner,
            "device",
            "what workers compute on: cpu; gpu, the one that Spark gives to each worker's task; auto,"
                + " gpu where Spark assigns GPUs and libtorch is its CUDA build.",
            List.of(AUTO, CPU, GPU));
    repartition =
        new BooleanParam(
            owner.uid(),
            "repartition",
            "whether rows are dealt out evenly to numWorkers workers; otherwise each of the"
                + " DataFrame's partitions is a worker's");
    averagingFrequency =
        ParamFactory.intAtLeast(
            owner,
            "averagingFrequency",
            0,
            "averagingUnits that a worker trains between two averages; 0: a quarter of an epoch,"
                + " or an epoch if there are no more than two workers");
    averagingUnit =
        ParamFactory.choice(
            owner, "averagingUnit", "what averagingFrequency counts.", List.of(BATCHES, EPOCHS));
    optimizerAveraging =
        ParamFactory.choice(
            owner,
            "optimizerAveraging",
            "what becomes of the workers' optimizers, such as momentum, at an average: averaged"
                + " like the weights, or reset, which makes rounds cheaper.",
            List.of(AVERAGED, RESET));
    outerLearningRate =
        ParamFactory.positive(
            owner, "outerLearningRate", "how far the weights follow the workers' mean");
    outerMomentum =
        ParamFactory.fraction(
            owner,
            "outerMomentum",
            "momentum of the weights on their way from mean to mean; unset: 1 - 2 / numWorkers, within 0 and 0.9");
    outerNesterov =
        new BooleanParam(
            owner.uid(), "outerNesterov", "whether outerMomentum looks ahead (Nesterov)");
    learningRateScaling =
        ParamFactory.choice(
            owner,
            "learningRateScaling",
            "what learningRate and maxLearningRate are multiplied by: 1, or the number of workers or its square root,"
                + " since together they train on so many batches at a step.",
            List.of(NONE, SQRT, LINEAR));
    reduction =
        ParamFactory.choice(
            owner,
            "reduction",
            "where the workers' states are added up: driver, which collects them, or shuffle,"
                + " for large models or many workers; auto decides by their size.",
            List.of(AUTO, DRIVER, SHUFFLE));
    setDefaults(owner);
  }

  private void setDefaults(Params owner) {
    owner.setDefault(device, AUTO);
    owner.setDefault(repartition, true);
    owner.setDefault(averagingFrequency, 0);
    owner.setDefault(averagingUnit, BATCHES);
    owner.setDefault(optimizerAveraging, AVERAGED);
    owner.setDefault(outerLearningRate, 1.0);
    owner.setDefault(outerNesterov, true);
    owner.setDefault(learningRateScaling, NONE);
    owner.setDefault(reduction, AUTO);
  }
}
