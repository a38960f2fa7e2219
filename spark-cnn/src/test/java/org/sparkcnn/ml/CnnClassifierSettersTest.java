package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.Shape;

class CnnClassifierSettersTest {

  @Test
  void whatIsSetIsWhatIsGot() {
    CnnClassifier cnn =
        new CnnClassifier("mine")
            .setNetwork(Networks.leNet(Shape.image(3, 32, 32), 10))
            .setImageCol("picture")
            .setInputLayout("CHW")
            .setMean(0.1, 0.2, 0.3)
            .setStd(1, 2, 3)
            .setBatchSize(32)
            .setPredictionCol("p")
            .setRawPredictionCol("r")
            .setProbabilityCol("q")
            .setThresholds(0, 1)
            .setFlipAveraging(true)
            .setLabelCol("class")
            .setWeightCol("w")
            .setLoss("meanSquaredError")
            .setOptimizer("sgd")
            .setLearningRate(0.5)
            .setMomentum(0.9)
            .setNesterov(true)
            .setBeta1(0.8)
            .setBeta2(0.99)
            .setEpsilon(1e-6)
            .setWeightDecay(0.01)
            .setEpochs(3)
            .setSeed(-7)
            .setNumWorkers(4)
            .setAveragingFrequency(5);

    assertThat(cnn.uid()).isEqualTo("mine");
    assertThat(cnn.getNetwork()).isEqualTo(Networks.leNet(Shape.image(3, 32, 32), 10));
    assertThat(cnn.getMean()).containsExactly(0.1, 0.2, 0.3);
    assertThat(cnn.getStd()).containsExactly(1, 2, 3);
    assertThat(cnn.getThresholds()).containsExactly(0, 1);
    assertThat(cnn.getFlipAveraging()).isTrue();
    assertThat(
            List.of(
                cnn.getImageCol(),
                cnn.getInputLayout(),
                cnn.getPredictionCol(),
                cnn.getRawPredictionCol(),
                cnn.getProbabilityCol(),
                cnn.getLabelCol(),
                cnn.getOrDefault(cnn.weightCol()),
                cnn.getLoss(),
                cnn.getOptimizer()))
        .containsExactly("picture", "CHW", "p", "r", "q", "class", "w", "meanSquaredError", "sgd");
    assertThat(
            List.of(
                cnn.getLearningRate(),
                cnn.getMomentum(),
                cnn.getBeta1(),
                cnn.getBeta2(),
                cnn.getEpsilon(),
                cnn.getWeightDecay()))
        .containsExactly(0.5, 0.9, 0.8, 0.99, 1e-6, 0.01);
    assertThat(cnn.getNesterov()).isTrue();
    assertThat(
            List.of(
                (long) cnn.getBatchSize(),
                (long) cnn.getEpochs(),
                cnn.getSeed(),
                (long) (int) cnn.getOrDefault(cnn.numWorkers()),
                (long) cnn.getAveragingFrequency()))
        .containsExactly(32L, 3L, -7L, 4L, 5L);
  }

  static List<Arguments> presets() {
    return List.of(
        Arguments.of(Normalization.imageNet(), 3),
        Arguments.of(Normalization.cifar10(), 3),
        Arguments.of(Normalization.cifar100(), 3),
        Arguments.of(Normalization.mnist(), 1));
  }

  @ParameterizedTest
  @MethodSource("presets")
  void aNormalizationIsAMeanAndAStd(Normalization preset, int channels) {
    CnnClassifier cnn = new CnnClassifier().setNormalization(preset);

    assertThat(cnn.getMean()).hasSize(channels).isNotEqualTo(cnn.getStd());
    assertThat(cnn.normalization(channels)).isEqualTo(preset);
  }

  private static Arguments invalid(
      String param, String value, String range, Consumer<CnnClassifier> setter) {
    return Arguments.of(param, value, range, setter);
  }

  static List<Arguments> invalidValues() {
    return List.of(
        invalid("averagingFrequency", "-1", "(>= 0)", c -> c.setAveragingFrequency(-1)),
        invalid("batchSize", "0", "(>= 1)", c -> c.setBatchSize(0)),
        invalid("beta1", "1.0", "(in [0, 1))", c -> c.setBeta1(1)),
        invalid("beta2", "-0.1", "(in [0, 1))", c -> c.setBeta2(-0.1)),
        invalid("epochs", "0", "(>= 1)", c -> c.setEpochs(0)),
        invalid("epsilon", "0.0", "(> 0)", c -> c.setEpsilon(0)),
        invalid("inputLayout", "NCHW", "Supported: HWC, CHW", c -> c.setInputLayout("NCHW")),
        invalid("learningRate", "0.0", "(> 0)", c -> c.setLearningRate(0)),
        invalid("learningRate", "NaN", "(> 0)", c -> c.setLearningRate(Double.NaN)),
        invalid("alpha", "1.0", "(in [0, 1))", c -> c.setAlpha(1)),
        invalid("classWeights", "[1.0, -1.0]", "unset: all alike", c -> c.setClassWeights(1, -1)),
        invalid("classWeights", "[0.0, 0.0]", "unset: all alike", c -> c.setClassWeights(0, 0)),
        invalid("clipNorm", "-1.0", "(>= 0)", c -> c.setClipNorm(-1)),
        invalid("clipValue", "NaN", "(>= 0)", c -> c.setClipValue(Double.NaN)),
        invalid("dampening", "1.5", "(in [0, 1])", c -> c.setDampening(1.5)),
        invalid("decayEpochs", "0", "(>= 1)", c -> c.setDecayEpochs(0)),
        invalid("divFactor", "0.0", "(> 0)", c -> c.setDivFactor(0)),
        invalid("finalDivFactor", "0.0", "(> 0)", c -> c.setFinalDivFactor(0)),
        invalid("gamma", "0.0", "(> 0)", c -> c.setGamma(0)),
        invalid("labelSmoothing", "2.0", "(in [0, 1])", c -> c.setLabelSmoothing(2)),
        invalid("maxLearningRate", "0.0", "(> 0)", c -> c.setMaxLearningRate(0)),
        invalid("milestones", "[3, 3]", "(>= 1)", c -> c.setMilestones(3, 3)),
        invalid("milestones", "[0, 3]", "(>= 1)", c -> c.setMilestones(0, 3)),
        invalid("minLearningRate", "-1.0", "(>= 0)", c -> c.setMinLearningRate(-1)),
        invalid("pctStart", "1.5", "(in [0, 1])", c -> c.setPctStart(1.5)),
        invalid("schedule", "linear", "cosine, oneCycle", c -> c.setSchedule("linear")),
        invalid("smoothL1Beta", "-1.0", "(>= 0)", c -> c.setSmoothL1Beta(-1)),
        invalid("warmupFactor", "0.0", "(in (0, 1])", c -> c.setWarmupFactor(0)),
        invalid("warmupSteps", "-1", "(>= 0)", c -> c.setWarmupSteps(-1)),
        invalid(
            "loss",
            "hinge",
            "Supported: crossEntropy, meanSquaredError, l1, smoothL1",
            c -> c.setLoss("hinge")),
        invalid("momentum", "1.0", "(in [0, 1))", c -> c.setMomentum(1)),
        invalid("numWorkers", "0", "(>= 1)", c -> c.setNumWorkers(0)),
        invalid(
            "optimizer",
            "lbfgs",
            "Supported: adam, adamW, sgd, rmsProp",
            c -> c.setOptimizer("lbfgs")),
        invalid("thresholds", "[-1.0]", "unset: all equal", c -> c.setThresholds(-1)),
        invalid("thresholds", "[0.0, 0.0]", "unset: all equal", c -> c.setThresholds(0, 0)),
        invalid("weightDecay", "-1.0", "(>= 0)", c -> c.setWeightDecay(-1)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("invalidValues")
  void anInvalidValueIsRefusedWithTheNameAndTheRangeOfItsParam(
      String param, String value, String range, Consumer<CnnClassifier> setter) {
    CnnClassifier cnn = new CnnClassifier("mine");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> setter.accept(cnn))
        .withMessageStartingWith("param '%s' cannot be %s: ", param, value)
        .withMessageEndingWith(range);
  }
}
