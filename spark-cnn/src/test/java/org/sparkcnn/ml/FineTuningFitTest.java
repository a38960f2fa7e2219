package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.network.ParameterTable.Entry;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Augmentations;
import org.sparkcnn.train.RoundRecord;
import org.sparkcnn.train.TrainingListener;

/** Training goes on from a model, with some of its layers frozen or at another learning rate. */
class FineTuningFitTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(90);
  private static final CnnClassificationModel BASE =
      Cnns.normalized(Cnns.IMAGES).setSeed(7).setEpochs(2).fit(IMAGES);

  private static CnnClassifier tuning() {
    return BASE.toEstimator().setLearningRate(0.01).setBatchSize(8).setEpochs(2).setNumWorkers(2);
  }

  /** The names of the parameters that a training has changed, running statistics included. */
  private static List<String> changed(CnnClassificationModel model) {
    Weights before = BASE.weights();
    return before.table().entries().stream()
        .map(Entry::name)
        .filter(name -> !Arrays.equals(before.values(name), model.weights().values(name)))
        .toList();
  }

  @Test
  void trainingGoesOnWhereTheModelEnds() {
    CnnClassificationModel model = tuning().setLearningRate(1e-9).fit(IMAGES);
    assertThat(model.history().get(0).loss())
        .isCloseTo(BASE.history().get(1).loss(), within(0.5 * BASE.history().get(0).loss()));
    assertThat(model.weights().values("0.weight"))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(BASE.weights().values("0.weight"));
    assertThat(model.origin()).isEqualTo("model %s: 14 of 14 parameters", BASE.uid());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void frozenLayersStayAsTheyAreToTheBit(boolean cached) {
    CnnClassifier cnn = tuning().setFrozenLayers("*", "!6").setCacheFeatures(cached);
    assertThat(changed(cnn.fit(IMAGES))).containsExactly("6.weight", "6.bias");
  }

  @Test
  void whatIsTrainedOnKeptFeaturesIsWhatIsTrainedOnImages() {
    CnnClassifier cnn =
        tuning().setFrozenLayers("0", "1").setValidationFraction(0.2).setRestoreBestWeights(false);
    CnnClassificationModel kept = cnn.fit(IMAGES);
    CnnClassificationModel anew = cnn.setCacheFeatures(false).fit(IMAGES);

    assertThat(changed(kept)).isEqualTo(changed(anew)).doesNotContain("1.running_mean", "0.bias");
    assertThat(kept.weights().values())
        .usingComparatorWithPrecision(1e-4f)
        .containsExactly(anew.weights().values());
    assertThat(kept.history().get(1).loss()).isCloseTo(anew.history().get(1).loss(), within(1e-5));
    assertThat(kept.history().get(1).validation().get(0).value())
        .isCloseTo(anew.history().get(1).validation().get(0).value(), within(1e-5));
  }

  @Test
  void featuresAreKeptWhileTheTrainingLastsAndNoLonger() {
    SparkContext spark = IMAGES.sparkSession().sparkContext();
    List<String> during = new ArrayList<>();
    tuning()
        .setFrozenLayers("*", "!6")
        .addListener(
            new TrainingListener() {
              @Override
              public void onRound(RoundRecord round) {
                during.addAll(kept(spark));
              }
            })
        .fit(IMAGES);
    assertThat(during).isNotEmpty().containsOnly("spark-cnn features of frozen layers");
    assertThat(kept(spark)).isEmpty();
  }

  private static List<String> kept(SparkContext spark) {
    return JavaSparkContext.fromSparkContext(spark).getPersistentRDDs().values().stream()
        .map(JavaRDD::name)
        .toList();
  }

  @Test
  void aRegressionGoesOnFromAModelToo(@TempDir Path folder) throws Exception {
    CnnRegressionModel model =
        new CnnRegressor()
            .setNetwork(BASE.network().replaceHead(1))
            .setInitialModel(BASE)
            .setFreshLayers("6")
            .setEpochs(1)
            .fit(IMAGES);
    assertThat(model.origin()).startsWith("model " + BASE.uid() + ": 12 of 14 parameters");
    CnnRegressor more = model.toEstimator().setLearningRate(1e-9).setEpochs(1);
    String path = folder.resolve("estimator").toUri().toString();
    more.save(path);
    assertThat(CnnRegressor.load(path).fit(IMAGES).weights().values("6.weight"))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(model.weights().values("6.weight"));
  }

  @Test
  void augmentedImagesPassFrozenLayersAnew() {
    CnnClassifier cnn = tuning().setFrozenLayers("*", "!6");
    CnnClassificationModel augmented =
        cnn.copy(new ParamMap()).setAugmentation(Augmentations.randomHorizontalFlip()).fit(IMAGES);
    assertThat(changed(augmented)).containsExactly("6.weight", "6.bias");
    assertThat(Cnns.digest(augmented)).isNotEqualTo(Cnns.digest(cnn.fit(IMAGES)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"frozenLayers", "all", "none"})
  void runningStatisticsStayWhereTheyShould(String frozen) {
    CnnClassifier cnn = tuning().setFrozenLayers("0", "1").setFrozenStatistics(frozen);
    List<String> changed = changed(cnn.fit(IMAGES));
    assertThat(changed.contains("1.running_mean")).isEqualTo(frozen.equals("none"));
    assertThat(changed.contains("3.1.running_mean")).isEqualTo(!frozen.equals("all"));
  }

  @Test
  void aHeadForOtherClassesStartsAnew() {
    CnnClassifier cnn =
        tuning()
            .setNetwork(BASE.network().replaceHead(5))
            .setFreshLayers("6")
            .setFrozenLayers("*", "!6");
    CnnClassificationModel model = cnn.fit(IMAGES);
    assertThat(model.numClasses()).isEqualTo(5);
    assertThat(model.weights().values("0.weight")).isEqualTo(BASE.weights().values("0.weight"));
    assertThat(model.origin())
        .isEqualTo("model %s: 12 of 14 parameters, the others drawn at random, seed 0", BASE.uid());
  }

  @Test
  void aLayersOwnLearningRateMovesItFurther() {
    Map<String, Double> rates = new LinkedHashMap<>();
    rates.put("*", 1e-9);
    rates.put("6", 0.01);
    CnnClassificationModel model = tuning().setLayerLearningRates(rates).fit(IMAGES);
    assertThat(distance(model, "0.weight")).isLessThan(1e-6);
    assertThat(distance(model, "6.weight")).isGreaterThan(1e-2);
  }

  private static double distance(CnnClassificationModel model, String parameter) {
    float[] before = BASE.weights().values(parameter);
    float[] after = model.weights().values(parameter);
    double sum = 0;
    for (int i = 0; i < before.length; i++) {
      sum += Math.abs(after[i] - before[i]);
    }
    return sum;
  }

  @Test
  void theInitialModelIsCopiedAndSavedWithTheEstimator(@TempDir Path folder) throws Exception {
    CnnClassifier cnn = tuning().setFrozenLayers("*", "!6");
    String path = folder.resolve("estimator").toUri().toString();
    cnn.save(path);
    CnnClassifier loaded = CnnClassifier.load(path);
    assertThat(loaded.getInitialModel().orElseThrow().weights().values())
        .containsExactly(BASE.weights().values());
    assertThat(Cnns.digest(loaded.fit(IMAGES)))
        .isEqualTo(Cnns.digest(cnn.copy(new ParamMap()).fit(IMAGES)));
  }

  @Test
  void aTrainingOnKeptFeaturesThatWasCutOffGoesOn(@TempDir Path folder) {
    CnnClassifier cnn = tuning().setFrozenLayers("*", "!6").setAveragingFrequency(2);
    String whole = Cnns.digest(cnn.fit(IMAGES));
    cnn.setCheckpointDir(folder.toString()).setCheckpointInterval(1);
    CutOff.after(3, cnn, IMAGES);
    CutOff.Witness witness = new CutOff.Witness();
    assertThat(Cnns.digest(cnn.addListener(witness).fit(IMAGES))).isEqualTo(whole);
    assertThat(witness.resumed).hasSize(1);
  }

  @Test
  void aTrainingThatWasCutOffDoesNotGoOnFromOtherInitialWeights(@TempDir Path folder) {
    CnnClassifier cnn = tuning().setCheckpointDir(folder.toString()).setCheckpointInterval(1);
    CutOff.after(1, cnn, IMAGES);
    assertThatThrownBy(() -> cnn.setInitialModel(null).fit(IMAGES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("initial weights");
  }

  @Test
  void aPatternThatFitsNothingIsRefused() {
    assertThatThrownBy(() -> tuning().setFrozenLayers("layer1").fit(IMAGES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "param 'frozenLayers': 'layer1' fits no layer that has parameters; there are 0, 1, 3, 6; within them 3.0, 3.1");
    assertThatThrownBy(() -> tuning().setFreshLayers("head").transformSchema(IMAGES.schema()))
        .hasMessageStartingWith("param 'freshLayers': 'head' fits no layer");
    assertThatThrownBy(
            () ->
                tuning()
                    .setLayerLearningRates(Map.of("head", 0.1))
                    .transformSchema(IMAGES.schema()))
        .hasMessageStartingWith("param 'layerLearningRates': 'head' fits no layer");
  }

  @Test
  void nothingToTrainIsRefused() {
    assertThatThrownBy(() -> tuning().setFrozenLayers("*").fit(IMAGES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "param 'frozenLayers' is [*], which leaves nothing to train: except a layer, for example with '!6'");
  }

  @Test
  void nothingFrozenIsRefusedWhereSomethingShouldBe() {
    assertThatThrownBy(() -> tuning().setFrozenLayers("!6").fit(IMAGES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "param 'frozenLayers' is [!6], which freezes nothing; all but a layer are frozen by '*', '!6'");
  }

  @Test
  void aLearningRateMustBeAboveZero() {
    assertThatThrownBy(() -> tuning().setLayerLearningRates(Map.of("6", 0.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("param 'layerLearningRates' cannot be [6=0.0]: learning rates of");
  }

  @Test
  void aModelThatDoesNotFitIsRefusedWithWhatDiffers() {
    assertThatThrownBy(() -> tuning().setNetwork(BASE.network().replaceHead(5)).fit(IMAGES))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("initial model " + BASE.uid() + ": does not hold this network's")
        .hasMessageContaining("6.weight is (3, 64), expected (5, 64)");
  }

  @Test
  void aFileAndAModelToStartFromAreRefused() {
    assertThatThrownBy(() -> tuning().setInitialWeights("file.safetensors").fit(IMAGES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "param 'initialWeights' is file.safetensors, but there is an initial model too; choose one");
  }
}
