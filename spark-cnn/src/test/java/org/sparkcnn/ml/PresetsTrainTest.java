package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.TinyImages;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.EpochRecord;

/** The networks of the articles that the presets come from, with the settings given there. */
class PresetsTrainTest {

  static List<Arguments> presets() {
    Network tutorial = Networks.tutorialCnn(Shape.image(3, 28, 28), 10);
    Network simple = Networks.simpleCnn(Shape.image(3, 32, 32), 10);
    Network mnist = Networks.simpleCnn(Shape.image(1, 28, 28), 10);
    Network leNet = Networks.leNet(Shape.image(3, 32, 32), 10);
    return List.of(
        preset("tutorialCnn", sgd(0.01).setBatchSize(64).setNetwork(tutorial)),
        preset("simpleCnn on colours", sgd(0.001).setMomentum(0.9).setNetwork(simple)),
        preset("simpleCnn on digits", adam().setMean(0.5).setStd(0.5).setNetwork(mnist)),
        preset("leNet", adam().setBatchSize(32).setNetwork(leNet)));
  }

  private static Arguments preset(String name, CnnClassifier cnn) {
    return Arguments.of(name, cnn);
  }

  private static CnnClassifier sgd(double learningRate) {
    return new CnnClassifier().setOptimizer("sgd").setLearningRate(learningRate);
  }

  private static CnnClassifier adam() {
    return new CnnClassifier().setOptimizer("adam").setLearningRate(0.001).setBatchSize(64);
  }

  private static Dataset<Row> images(CnnClassifier cnn) {
    return TinyImages.of(cnn.getNetwork().input(), 10).structs(40);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("presets")
  void trainsForAnEpochAsItsArticleSays(String name, CnnClassifier cnn) {
    CnnClassificationModel model = cnn.setEpochs(1).fit(images(cnn));
    EpochRecord epoch = model.history().get(0);
    // A network that has not seen anything gives each of ten classes about the same score.
    assertThat(epoch.loss()).as("loss").isBetween(2.0, 2.7);
    assertThat(epoch.examples()).isEqualTo(40);
    assertThat(epoch.imagesPerSecond()).isPositive();
    assertThat(model.weights().values())
        .isNotEqualTo(Weights.initial(cnn.getNetwork(), 0).values())
        .doesNotContain(Float.NaN);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("presets")
  void itsLossFalls(String name, CnnClassifier cnn) {
    // On 40 images an epoch is a step or two: larger ones than the article's, in smaller batches.
    double rate = cnn.getOptimizer().equals("adam") ? 0.003 : cnn.getMomentum() > 0 ? 0.02 : 0.1;
    List<EpochRecord> history =
        cnn.setEpochs(8).setBatchSize(8).setLearningRate(rate).fit(images(cnn)).history();
    assertThat(history.get(7).loss()).isLessThan(0.5 * history.get(0).loss());
  }
}
