package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkcnn.FailingFileSystem.Call;
import org.sparkcnn.FailingFileSystem.Disk;
import org.sparkcnn.ml.CutOff.Witness;
import org.sparkcnn.plan.Augmentations;

/** A fit that was cut off goes on where its last checkpoint is, as if nothing had happened. */
class ResumedFitTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(90);

  /** Three rounds each. */
  private static final int EPOCHS = 4;

  private static final CnnClassificationModel UNDISTURBED = network().fit(IMAGES);

  @TempDir private Path temp;
  private final Witness witness = new Witness();
  private Path folder;

  @BeforeEach
  void chooseAFolder() {
    folder = temp.resolve("run");
  }

  /**
   * Running statistics, Adam's moments and the outer momentum: all that goes from round to round.
   */
  private static CnnClassifier network() {
    return Cnns.normalized(Cnns.IMAGES).setEpochs(EPOCHS).setAveragingFrequency(2);
  }

  private CnnClassifier checkpointed() {
    return network().setCheckpointDir(folder.toString()).setCheckpointInterval(2);
  }

  private CnnClassificationModel witnessed(CnnClassifier cnn) {
    return cnn.addListener(witness).fit(IMAGES);
  }

  private static void assertUndisturbed(CnnClassificationModel model) {
    assertThat(Cnns.digest(model)).isEqualTo(Cnns.digest(UNDISTURBED));
    assertThat(CutOff.timeless(model.history())).isEqualTo(CutOff.timeless(UNDISTURBED.history()));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 1, 2", "5, 1, 4", "8, 5, 5", "12, 2, 10"})
  void itEndsWithTheSameWeightsAndHistoryBitForBit(int dies, int interval, int from) {
    CnnClassifier cnn = checkpointed().setCheckpointInterval(interval);
    CutOff.after(dies, cnn, IMAGES);
    assertUndisturbed(witnessed(cnn));

    assertThat(witness.resumed)
        .singleElement()
        .satisfies(p -> assertThat(p.rounds()).isEqualTo(from));
    assertThat(witness.rounds).isEqualTo(3 * EPOCHS - from);
  }

  @Test
  void itMayBeCutOffAgain() {
    CutOff.after(5, checkpointed(), IMAGES);
    CutOff.after(1, checkpointed(), IMAGES);
    CutOff.after(4, checkpointed(), IMAGES);
    assertUndisturbed(witnessed(checkpointed()));
    assertThat(witness.rounds).isEqualTo(3 * EPOCHS - 6);
  }

  @Test
  void withoutAnyCheckpointYetItBeginsAnew() {
    CutOff.after(2, checkpointed(), IMAGES);
    assertUndisturbed(witnessed(checkpointed()));
    assertThat(witness.resumed).isEmpty();
    assertThat(witness.rounds).isEqualTo(3 * EPOCHS);
  }

  @Test
  void checkpointsChangeNothing() throws IOException {
    assertUndisturbed(witnessed(checkpointed().setKeepCheckpoints(3)));
    assertThat(names())
        .containsExactly("checkpoint-000008", "checkpoint-000010", "checkpoint-000012");
  }

  @Test
  void itMayGetMoreEpochsThanItHad() {
    CutOff.after(5, checkpointed().setEpochs(EPOCHS - 2), IMAGES);
    assertUndisturbed(witnessed(checkpointed()));
    assertThat(witness.resumed).hasSize(1);
  }

  @Test
  void roundsOfSeveralEpochsGoOnAsOnesOfAnEpochDo() {
    CnnClassifier cnn =
        checkpointed()
            .setAveragingUnit("epochs")
            .setOptimizerAveraging("reset")
            .setOuterMomentum(0)
            .setAugmentation(Augmentations.randomHorizontalFlip())
            .setCheckpointInterval(1);
    String longer =
        Cnns.digest(cnn.copy(new ParamMap()).setCheckpointDir("").setEpochs(5).fit(IMAGES));
    CutOff.after(2, cnn.setEpochs(5), IMAGES);
    assertThat(Cnns.digest(witnessed(cnn))).isEqualTo(longer);
    assertThat(witness.resumed)
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.epoch()).isEqualTo(3);
              assertThat(p.history()).hasSize(2);
            });
    assertThat(witness.rounds).isEqualTo(2);
  }

  @Test
  void whatTheValidationRowsDecideIsDecidedAlike() {
    CnnClassifier cnn =
        checkpointed()
            .setValidationFraction(0.3)
            .setPatience(2)
            .setMinDelta(0.5)
            .setEpochs(9)
            .setCheckpointInterval(1);
    CnnClassificationModel undisturbed = cnn.copy(new ParamMap()).setCheckpointDir("").fit(IMAGES);
    assertThat(undisturbed.history()).as("stopped early").hasSizeBetween(3, 8);
    int perEpoch = undisturbed.history().get(0).rounds();
    CutOff.after(2 * perEpoch + 1, cnn, IMAGES);

    CnnClassificationModel model = witnessed(cnn);
    assertThat(witness.resumed).hasSize(1);
    assertThat(Cnns.digest(model)).isEqualTo(Cnns.digest(undisturbed));
    assertThat(CutOff.timeless(model.history())).isEqualTo(CutOff.timeless(undisturbed.history()));
    assertThat(folder.resolve("run.json")).doesNotExist();
  }

  @Test
  void anUnsetNumberOfWorkersIsWhatItWas() {
    CnnClassifier cnn = checkpointed().setNumWorkers(3);
    CutOff.after(3, cnn, IMAGES);
    CnnClassifier unset = cnn.copy(new ParamMap());
    unset.clear(unset.numWorkers());
    CnnClassificationModel model = witnessed(unset);
    assertThat(witness.resumed).hasSize(1);
    assertThat(Cnns.digest(model)).isEqualTo(Cnns.digest(network().setNumWorkers(3).fit(IMAGES)));
  }

  @Test
  void whatDoesNotChangeTheResultMayChange() {
    CutOff.after(5, checkpointed(), IMAGES);
    CnnClassifier other =
        checkpointed()
            .setImageCol("picture")
            .setPredictionCol("class")
            .setReduction("shuffle")
            .setCheckpointInterval(7);
    CnnClassificationModel model =
        other.addListener(witness).fit(IMAGES.withColumnRenamed("image", "picture").repartition(5));
    assertUndisturbed(model);
    assertThat(witness.resumed).hasSize(1);
  }

  @Test
  void aFitThatCameToItsEndIsNeverGoneOnWith() throws IOException {
    CnnClassifier cnn = checkpointed();
    cnn.fit(IMAGES);
    CutOff.after(3, cnn, IMAGES);
    assertThat(names()).containsExactly("checkpoint-000002", "run.json");

    assertUndisturbed(witnessed(cnn));
    assertThat(witness.resumed).singleElement().satisfies(p -> assertThat(p.rounds()).isEqualTo(2));
    assertThat(names()).doesNotContain("run.json").endsWith("checkpoint-000012");
  }

  @Test
  void theCheckpointsOfAFitThatCameToItsEndStayUntilTheNextHasOne() throws IOException {
    checkpointed().fit(IMAGES);
    CutOff.after(1, checkpointed().setLearningRate(0.1), IMAGES);
    assertThat(names()).containsExactly("checkpoint-000010", "checkpoint-000012", "run.json");
  }

  @Test
  void aDamagedCheckpointIsLeftOutForTheOneBefore() throws IOException {
    CutOff.after(7, checkpointed(), IMAGES);
    assertThat(names()).containsExactly("checkpoint-000004", "checkpoint-000006", "run.json");
    Files.delete(folder.resolve("checkpoint-000006/checkpoint.json"));
    assertUndisturbed(witnessed(checkpointed()));
    assertThat(witness.resumed).singleElement().satisfies(p -> assertThat(p.rounds()).isEqualTo(4));
  }

  @Test
  void aFileSystemThatFailsForAWhileDoesNotEndTheTraining() {
    Disk disk = new Disk(temp);
    CnnClassifier cnn = checkpointed().setCheckpointDir(disk.path("run").toString());
    CutOff.after(3, cnn, IMAGES);
    disk.fail(Map.of(Call.WRITE, "vectors.safetensors"::equals, Call.RENAME, name -> true));
    CutOff.after(5, cnn, IMAGES);
    assertThat(folder.resolve("checkpoint-000002")).isDirectory();
    assertUndisturbed(cnn.copy(new ParamMap()).fit(IMAGES));

    disk.recover();
    CutOff.after(3, cnn, IMAGES);
    assertUndisturbed(witnessed(cnn));
    assertThat(witness.resumed).singleElement().satisfies(p -> assertThat(p.rounds()).isEqualTo(2));
  }

  @Test
  void foldsOneAfterTheOtherMayShareAFolder() throws IOException {
    CnnClassifier cnn = checkpointed();
    assertThat(accuracies(cnn)).isEqualTo(accuracies(network()));
    assertThat(names()).doesNotContain("run.json").endsWith("checkpoint-000012");
  }

  private static double[] accuracies(CnnClassifier cnn) {
    ParamMap[] grid =
        new ParamGridBuilder().addGrid(cnn.learningRate(), new double[] {1e-3, 0.02}).build();
    return new CrossValidator()
        .setEstimator(cnn)
        .setEvaluator(new MulticlassClassificationEvaluator().setMetricName("accuracy"))
        .setEstimatorParamMaps(grid)
        .setNumFolds(2)
        .setSeed(1)
        .fit(IMAGES)
        .avgMetrics();
  }
}
