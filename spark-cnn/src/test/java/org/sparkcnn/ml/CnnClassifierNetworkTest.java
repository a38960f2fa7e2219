package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.softmax;

import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.TinyImages;
import org.sparkcnn.engine.NonFiniteLossException;
import org.sparkcnn.network.Network;

/** Params that do not fit the network, or each other, are refused before a job is started. */
class CnnClassifierNetworkTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(120);
  private static final Network WITH_SOFTMAX =
      Network.of(Cnns.IMAGES.shape(), conv2d(4, 3), relu(), flatten(), linear(3), softmax());

  @Test
  void withoutANetworkTheMessageShowsHowToSetOne() {
    Refusals.beforeAnyJob(
        new CnnClassifier(),
        IMAGES,
        "param 'network' is not set: say which CNN to train with setNetwork, for example"
            + " setNetwork(Networks.simpleCnn(Shape.image(1, 28, 28), 10))");
  }

  @Test
  void aNetworkThatEndsInImagesIsNoClassifier() {
    Refusals.beforeAnyJob(
        Cnns.quick().setNetwork(Network.of(Cnns.IMAGES.shape(), conv2d(3, 3), relu())),
        IMAGES,
        "the last layer '1' gives the shape (3, 6, 6); a classifier's network ends in a vector"
            + " with a score per class, such as linear(10)");
  }

  @Test
  void aNetworkWithASingleScoreIsNoClassifier() {
    Refusals.beforeAnyJob(
        Cnns.quick().setNetwork(Network.of(Cnns.IMAGES.shape(), flatten(), linear(1))),
        IMAGES,
        "the last layer '1' gives 1 score; a classifier's network gives one for each class, 2 or"
            + " more");
  }

  @Test
  void aSoftmaxBeforeTheCrossEntropyWhichContainsOneIsRefused() {
    Refusals.beforeAnyJob(
        Cnns.quick().setNetwork(WITH_SOFTMAX),
        IMAGES,
        "the last layer '4' is a Softmax, which crossEntropy contains already: remove it, or use"
            + " the loss meanSquaredError");
  }

  @Test
  void aSoftmaxLearnsWithTheMeanSquaredErrorAndItsOutputsAreTheProbabilities() {
    CnnClassificationModel model =
        Cnns.quick().setNetwork(WITH_SOFTMAX).setLoss("meanSquaredError").setEpochs(6).fit(IMAGES);
    Dataset<Row> predictions = model.transform(IMAGES);
    assertThat(TinyImages.accuracy(predictions)).isGreaterThan(0.95);
    Row first = predictions.first();
    assertThat(first.<Vector>getAs("probability")).isEqualTo(first.getAs("rawPrediction"));
    double[] shares = first.<Vector>getAs("probability").toArray();
    assertThat(shares[0] + shares[1] + shares[2]).isCloseTo(1, within(1e-6));
  }

  @Test
  void thresholdsMustBeAsManyAsClasses() {
    Refusals.beforeAnyJob(
        Cnns.quick().setThresholds(0.5, 0.5),
        IMAGES,
        "param 'thresholds' has 2 numbers, but the last layer '4' has 3 outputs");
  }

  @Test
  void classWeightsMustBeAsManyAsClasses() {
    Refusals.beforeAnyJob(
        Cnns.quick().setClassWeights(1, 2),
        IMAGES,
        "param 'classWeights' has 2 numbers, but the last layer '4' has 3 outputs");
  }

  @Test
  void gradientsAreBoundInOneWayOnly() {
    Refusals.beforeAnyJob(
        Cnns.quick().setClipNorm(1).setClipValue(0.5),
        IMAGES,
        "params 'clipNorm' (1.0) and 'clipValue' (0.5) are both set; choose one");
  }

  @ParameterizedTest
  @CsvSource({"step, decayEpochs", "multiStep, milestones"})
  void aScheduleWithoutWhatItNeedsIsRefused(String schedule, String param) {
    Refusals.beforeAnyJob(
        Cnns.quick().setSchedule(schedule),
        IMAGES,
        "param '%s' is not set, which the schedule '%s' needs".formatted(param, schedule));
  }

  @Test
  void aLossThatIsNoNumberSaysWhereItHappenedAndWhatToTry() {
    assertThatExceptionOfType(NonFiniteLossException.class)
        .isThrownBy(
            () ->
                Cnns.quick().setNumWorkers(1).setOptimizer("sgd").setLearningRate(1e30).fit(IMAGES))
        .withMessageMatching(
            "epoch 1, round 1, worker 0: the loss of step 2 is (NaN|Infinity) at the learning rate"
                + " 1.0E30: try a lower learningRate, bound the gradients \\(clipNorm\\), or check"
                + " the pixels' normalisation \\(mean and std\\)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mean", "std"})
  void meanAndStdMustBeAsManyAsChannels(String param) {
    CnnClassifier cnn = Cnns.quick();
    cnn.set(cnn.getParam(param), new double[] {0.5, 0.5, 0.5});
    Refusals.beforeAnyJob(
        cnn,
        IMAGES,
        "param '%s' has 3 numbers, but the network takes images of 1 channels".formatted(param));
  }

  @Test
  void aStdOfZeroIsRefused() {
    Refusals.beforeAnyJob(
        Cnns.quick().setMean(0.5).setStd(0),
        IMAGES,
        "mean must be finite and std above 0, found mean [0.5] and std [0.0]");
  }

  @Test
  void nesterovWithoutMomentumIsRefused() {
    Refusals.beforeAnyJob(
        Cnns.quick().setOptimizer("sgd").setNesterov(true),
        IMAGES,
        "nesterov needs a momentum above 0, found 0");
  }

  @Test
  void aModelRefusesThresholdsAndNamesThatAreNotOnePerClass() {
    CnnClassificationModel model = Cnns.trained();
    Refusals.beforeAnyJob(
        () -> model.copy(model.extractParamMap()).setThresholds(1, 1).transform(IMAGES),
        "param 'thresholds' has 2 entries, but the network has 3 classes");
    Refusals.beforeAnyJob(
        () -> model.copy(model.extractParamMap()).setClassNames("cat").transform(IMAGES),
        "param 'classNames' has 1 entries, but the network has 3 classes");
  }
}
