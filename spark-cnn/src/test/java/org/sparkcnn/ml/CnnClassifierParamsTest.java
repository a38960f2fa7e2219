package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.param.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CnnClassifierParamsTest {
  /** The name, what its text says of its range or meaning, and its default. */
  private static final String PARAMS =
      """
      alpha              | (in [0, 1))                               | default: 0.99
      augmentation       | in this order, as JSON                    | default: []
      averagingFrequency | 0: a quarter of an epoch, or an epoch if there are no more than two workers (>= 0) | default: 0
      averagingUnit      | Supported: batches, epochs                | default: batches
      batchSize          | (>= 1)                                    | default: 64
      beta1              | (in [0, 1))                               | default: 0.9
      beta2              | (in [0, 1))                               | default: 0.999
      cacheFeatures      | where images are not augmented            | default: true
      centered           | rmsProp: whether                          | default: false
      checkpointDir      | unset: none                               | undefined
      checkpointInterval | rounds between two checkpoints            | default: 10
      classWeights       | crossEntropy                              | undefined
      clipNorm           | 0: not cut (>= 0)                         | default: 0.0
      clipValue          | 0: no bound (>= 0)                        | default: 0.0
      dampening          | sgd: share                                | default: 0.0
      decayBiases        | whether weightDecay                       | default: true
      decayEpochs        | step, which needs it                      | undefined
      device             | Supported: auto, cpu, gpu                 | default: auto
      divFactor          | oneCycle                                  | default: 25.0
      epochs             | (>= 1)                                    | default: 10
      epsilon            | (> 0)                                     | default: 1.0E-8
      errorCol           | unset: left out                           | undefined
      finalDivFactor     | oneCycle                                  | default: 10000.0
      flipAveraging      | mirror image                              | default: false
      freshLayers        | start at random in spite of initialWeights | undefined
      frozenLayers       | layers that are not trained               | undefined
      frozenStatistics   | Supported: frozenLayers, all, none        | default: frozenLayers
      gamma              | step, multiStep and exponential           | default: 0.1
      handleInvalid      | Supported: error, skip, keep              | default: error
      imageCol           | image struct                              | default: image
      initialWeights     | unset: random                             | undefined
      initialWeightsPrefix | such as module.                         | undefined
      initialWeightsStrict | what does not fit is left out           | default: true
      inputLayout        | Supported: HWC, CHW                       | default: HWC
      keepCheckpoints    | (>= 1)                                    | default: 2
      labelCol           | a whole number 0 to k - 1                 | default: label
      labelSmoothing     | crossEntropy: share                       | default: 0.0
      layerLearningRates | pattern=rate                              | undefined
      learningRate       | (> 0)                                     | default: 0.001
      learningRateScaling | Supported: none, sqrt, linear            | default: none
      loss               | Supported: crossEntropy, meanSquaredError, l1, smoothL1 | default: crossEntropy
      maxLearningRate    | oneCycle: the rate at its peak            | undefined
      maxPixels          | (>= 1)                                    | default: 100000000
      mean               | unset: 0                                  | undefined
      milestones         | multiStep, which needs them               | undefined
      minDelta           | only if its validationMetric is by more than (>= 0) | default: 0.0
      minLearningRate    | cosine                                    | default: 0.0
      momentum           | (in [0, 1))                               | default: 0.0
      nesterov           | whether                                   | default: false
      network            | as JSON                                   | undefined
      numWorkers         | unset: the cluster's task slots (>= 1)    | undefined
      optimizer          | Supported: adam, adamW, sgd, rmsProp      | default: adam
      optimizerAveraging | Supported: averaged, reset                | default: averaged
      outerLearningRate  | (> 0)                                     | default: 1.0
      outerMomentum      | 0 and 0.9 (in [0, 1)) | undefined
      outerNesterov      | looks ahead (Nesterov)                    | default: true
      patience           | goes on to the last epoch (>= 0)          | default: 0
      pctStart           | (in [0, 1])                               | default: 0.3
      precision          | Supported: fp32, bf16, auto               | default: fp32
      predictionCol      | 0 to k - 1                                | default: prediction
      probabilityCol     | empty: left out                           | default: probability
      rawPredictionCol   | empty: left out                           | default: rawPrediction
      reduction          | Supported: auto, driver, shuffle          | default: auto
      repartition        | dealt out evenly                          | default: true
      resize             | Supported: none, exact, centerCrop, letterbox | default: none
      restoreBestWeights | otherwise those of the last               | default: true
      schedule           | Supported: constant, step, multiStep, exponential, cosine, oneCycle | default: constant
      seed               | the same model bit for bit                | default: 0
      shorterSide        | just as many as cover the network's image (>= 0) | default: 0
      smoothL1Beta       | smoothL1                                  | default: 1.0
      std                | unset: 1                                  | undefined
      thresholds         | >= 0 per class, at most one of them 0     | undefined
      topK               | 0: the column is left out (>= 0)          | default: 0
      topKCol            | label, className, probability             | default: topKPredictions
      validationFraction | 0: none (in [0, 1))                       | default: 0.0
      validationIndicatorCol | null is an error                          | undefined
      validationMetric   | Supported: loss, accuracy, top5Accuracy, f1 | default: loss
      warmupFactor       | (in (0, 1])                               | default: 0.3333333333333333
      warmupSteps        | 0: no warm-up (>= 0)                      | default: 0
      weightCol          | >= 0; unset: all 1                        | undefined
      weightDecay        | (>= 0)                                    | default: 0.0
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = PARAMS)
  void everyParamSaysItsRangeAndDefault(String name, String range, String value) {
    CnnClassifier cnn = new CnnClassifier();
    assertThat(cnn.explainParam(cnn.getParam(name)))
        .startsWith(name + ": ")
        .contains(range)
        .endsWith("(" + value + ")");
  }

  @Test
  void explainParamsLeavesNoneOut() {
    List<String> names = PARAMS.lines().map(line -> line.split(" ", 2)[0]).toList();
    CnnClassifier cnn = new CnnClassifier();
    assertThat(Arrays.stream(cnn.params()).map(Param::name)).containsExactlyElementsOf(names);
    assertThat(cnn.explainParams().lines().map(line -> line.split(":", 2)[0]))
        .containsExactlyElementsOf(names);
  }
}
