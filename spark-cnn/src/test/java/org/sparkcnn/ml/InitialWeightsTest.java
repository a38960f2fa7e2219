package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.JobCounter;
import org.sparkcnn.network.LayerPatterns;
import org.sparkcnn.network.Network;
import org.sparkcnn.store.WeightsExport;
import org.sparkcnn.store.WeightsImport;

/** Weights come from files and go to files. */
class InitialWeightsTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(60);
  private static final CnnClassificationModel BASE =
      Cnns.normalized(Cnns.IMAGES).setSeed(7).setEpochs(1).fit(IMAGES);

  @TempDir private Path folder;
  private String file;

  @BeforeEach
  void save() throws IOException {
    file = folder.resolve("weights.safetensors").toString();
    BASE.saveWeights(file);
  }

  /** An estimator whose training moves no weight far. */
  private CnnClassifier from(String weights) {
    return Cnns.normalized(Cnns.IMAGES)
        .setEpochs(1)
        .setLearningRate(1e-9)
        .setInitialWeights(weights);
  }

  private static void assertStartedFromBase(CnnClassificationModel model, String parameter) {
    assertThat(model.weights().values(parameter))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(BASE.weights().values(parameter));
  }

  @Test
  void aTrainingStartsFromAFile() {
    CnnClassificationModel model = from(file).fit(IMAGES);
    assertStartedFromBase(model, "0.weight");
    assertStartedFromBase(model, "6.weight");
    assertThat(model.origin()).isEqualTo(file + ": 14 of 14 parameters");
  }

  @Test
  void aTrainingStartsFromAModelsFolder() throws IOException {
    String saved = folder.resolve("model").toString();
    BASE.save(saved);
    assertStartedFromBase(from(saved).fit(IMAGES), "6.weight");
  }

  @Test
  void whatItStartedFromIsSavedWithTheModel() throws IOException {
    String saved = folder.resolve("model").toString();
    from(file).fit(IMAGES).save(saved);
    assertThat(CnnClassificationModel.load(saved).origin())
        .isEqualTo(file + ": 14 of 14 parameters");
    assertThat(BASE.origin()).isEqualTo("drawn at random, seed 7");
  }

  @Test
  void aHeadForOtherClassesStartsAtRandom() {
    CnnClassifier cnn =
        from(file).setNetwork(BASE.network().replaceHead(5)).setFreshLayers("6").setSeed(3);
    CnnClassificationModel model = cnn.fit(IMAGES);
    assertStartedFromBase(model, "0.weight");
    assertThat(model.numClasses()).isEqualTo(5);
    assertThat(model.origin())
        .isEqualTo(file + ": 12 of 14 parameters, the others drawn at random, seed 3");
  }

  @Test
  void aFileThatDoesNotFitIsRefusedBeforeAnyJob() {
    CnnClassifier cnn = from(file).setNetwork(BASE.network().replaceHead(5));
    try (JobCounter jobs = JobCounter.open()) {
      assertThatThrownBy(() -> cnn.fit(IMAGES))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith("param 'initialWeights': " + file)
          .hasMessageContaining("6.weight is (3, 64), expected (5, 64)")
          .hasMessageEndingWith("start at random if freshLayers names them");
      assertThat(jobs.jobs()).isZero();
    }
  }

  @Test
  void whatDoesNotFitIsLeftOutIfItMayBe() {
    CnnClassifier cnn =
        from(file).setNetwork(BASE.network().replaceHead(5)).setInitialWeightsStrict(false);
    CnnClassificationModel model = cnn.fit(IMAGES);
    assertStartedFromBase(model, "0.weight");
    assertThat(model.origin()).startsWith(file + ": 12 of 14 parameters");
  }

  @Test
  void aFileThatDoesNotExistIsNamed() {
    String missing = folder.resolve("missing.pth").toString();
    assertThatThrownBy(() -> from(missing).fit(IMAGES))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("param 'initialWeights': ")
        .hasMessageContaining(missing);
  }

  @Test
  void aModelOfAFileScoresAsTheModelThatWroteIt() {
    CnnClassificationModel model = CnnClassificationModel.pretrained(BASE.network(), file);
    model.setBatchSize(BASE.getBatchSize());
    assertThat(model.transform(IMAGES).drop("image").collectAsList())
        .isEqualTo(BASE.transform(IMAGES).drop("image").collectAsList());
    assertThat(model.hasSummary()).isFalse();
    assertThat(model.origin()).isEqualTo(file + ": 14 of 14 parameters");
  }

  @Test
  void weightsGoThroughShardsOfHalfTheBits() throws IOException {
    String shards = folder.resolve("half.safetensors").toString();
    BASE.saveWeights(shards, WeightsExport.exact().dtype("bf16").shardBytes(1000));
    CnnClassificationModel model =
        CnnClassificationModel.pretrained(BASE.network(), shards + ".index.json");
    assertThat(model.weights().values())
        .usingComparatorWithPrecision(0.02f)
        .containsExactly(BASE.weights().values())
        .isNotEqualTo(BASE.weights().values());
  }

  @Test
  void rulesSayWhatOfAFileIsTaken() {
    Network other = BASE.network().replaceHead(4);
    CnnClassificationModel model =
        CnnClassificationModel.pretrained(
            other, file, WeightsImport.exact().fresh(LayerPatterns.of("6")));
    assertThat(model.weights().values("0.weight")).isEqualTo(BASE.weights().values("0.weight"));
    assertThat(model.numClasses()).isEqualTo(4);
  }

  @Test
  void aNetworkWhoseOutputIsNoVectorIsRefused() {
    Network body = BASE.network().upTo("4");
    assertThatThrownBy(
            () -> CnnClassificationModel.of(body, BASE.weights().select(body.parameterTable())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the last layer '4' gives the shape (4, ");
  }

  @Test
  void aModelDescribesItself() {
    CnnClassificationModel named = BASE.copy(new ParamMap()).setClassNames("a", "b", "c");
    assertThat(named.describe().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("input    ").endsWith("mean [0.0], std [1.0]"),
            line -> assertThat(line).isEqualTo("output   3 classes: a, b, c"),
            line -> assertThat(line).startsWith("network  ").contains(" parameters, "),
            line -> assertThat(line).startsWith("trained  1 epoch on 60 images, in fp32; after"),
            line -> assertThat(line).isEqualTo("from     drawn at random, seed 7"));
  }
}
