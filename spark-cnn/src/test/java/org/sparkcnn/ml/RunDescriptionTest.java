package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.param.Param;
import org.junit.jupiter.api.Test;

/**
 * A new param must be put into one of two lists: a training may go on with another value or not.
 */
class RunDescriptionTest {
  private static final List<String> MATTER =
      List.of(
          "alpha",
          "augmentation",
          "averagingFrequency",
          "averagingUnit",
          "batchSize",
          "beta1",
          "beta2",
          "cacheFeatures",
          "centered",
          "classWeights",
          "clipNorm",
          "clipValue",
          "dampening",
          "decayBiases",
          "decayEpochs",
          "device",
          "divFactor",
          "epsilon",
          "finalDivFactor",
          "frozenLayers",
          "frozenStatistics",
          "gamma",
          "inputLayout",
          "labelSmoothing",
          "layerLearningRates",
          "learningRate",
          "learningRateScaling",
          "loss",
          "maxLearningRate",
          "mean",
          "milestones",
          "minDelta",
          "minLearningRate",
          "momentum",
          "nesterov",
          "network",
          "numWorkers",
          "optimizer",
          "optimizerAveraging",
          "outerLearningRate",
          "outerMomentum",
          "outerNesterov",
          "patience",
          "pctStart",
          "precision",
          "repartition",
          "resize",
          "restoreBestWeights",
          "schedule",
          "seed",
          "shorterSide",
          "smoothL1Beta",
          "std",
          "validationFraction",
          "validationMetric",
          "warmupFactor",
          "warmupSteps",
          "weightDecay");

  /** epochs are looked at apart: they may grow. */
  private static final List<String> DO_NOT_MATTER =
      List.of(
          "checkpointDir",
          "checkpointInterval",
          "epochs",
          "errorCol",
          "flipAveraging",
          "freshLayers",
          "handleInvalid",
          "imageCol",
          "initialWeights",
          "initialWeightsPrefix",
          "initialWeightsStrict",
          "keepCheckpoints",
          "labelCol",
          "maxPixels",
          "predictionCol",
          "probabilityCol",
          "rawPredictionCol",
          "reduction",
          "thresholds",
          "topK",
          "topKCol",
          "validationIndicatorCol",
          "weightCol");

  private static List<String> params(boolean matter) {
    return Stream.of(new CnnClassifier(), new CnnRegressor())
        .flatMap(stage -> Arrays.stream(stage.params()))
        .map(Param::name)
        .distinct()
        .sorted()
        .filter(name -> RunDescription.depends(name) == matter)
        .toList();
  }

  @Test
  void everyParamEitherMattersOrDoesNot() {
    assertThat(params(true)).isEqualTo(MATTER);
    assertThat(params(false)).isEqualTo(DO_NOT_MATTER);
  }
}
