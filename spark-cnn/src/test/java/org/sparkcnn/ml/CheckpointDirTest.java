package org.sparkcnn.ml;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.FailingFileSystem.Disk;
import org.sparkcnn.JobCounter;
import org.sparkcnn.network.Network;
import org.sparkcnn.train.RoundRecord;
import org.sparkcnn.train.TrainingListener;

/** A folder of checkpoints belongs to one training at a time. */
class CheckpointDirTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(90);

  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void chooseAFolder() {
    folder = temp.resolve("run");
  }

  private CnnClassifier checkpointed() {
    return Cnns.quick().setCheckpointDir(folder.toString()).setCheckpointInterval(1);
  }

  private String refusal(String... differences) {
    return "checkpointDir file:%s belongs to another training, which was cut off or still goes on;\n  %s\nset another checkpointDir, or delete the folder to begin anew"
        .formatted(folder, String.join("\n  ", differences));
  }

  @Test
  void aFitThatDiffersFromTheOneThatWasCutOffIsRefusedBeforeAnyJob() {
    CutOff.after(2, checkpointed(), IMAGES);
    CnnClassifier other =
        checkpointed()
            .setLearningRate(0.01)
            .setNumWorkers(1)
            .setClipNorm(1)
            .setMean(0.5)
            .setEpochs(2);
    Refusals.beforeAnyJob(
        other,
        IMAGES,
        refusal(
            "epochs: was 4, is 2, but may only grow",
            "clipNorm: was 0.0, is 1.0",
            "learningRate: was 0.02, is 0.01",
            "mean: was unset, is [0.5]",
            "numWorkers: was 2, is 1"));
  }

  @Test
  void anotherNetworkIsNamedByItsFirstLayerThatDiffers() {
    CutOff.after(2, checkpointed(), IMAGES);
    Network other = Network.of(Cnns.IMAGES.shape(), flatten(), linear(3));
    Refusals.beforeAnyJob(
        checkpointed().setNetwork(other),
        IMAGES,
        refusal(
            "network: was {\"name\": \"0\", \"type\": \"Conv2d\", \"outChannels\": 4, \"kernel\": [3, 3], \"padding\": [1, 1]}, is {\"name\": \"0\", \"type\": \"Flatten\"}"));
  }

  @Test
  void otherDataAreRefusedOnceTheyAreKnown() {
    CutOff.after(2, checkpointed(), IMAGES);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> checkpointed().fit(IMAGES.where("id != 5")))
        .withMessageMatching(
            "(?s)checkpointDir file:.* which was cut off or still goes on;\n  data: was 90 rows \\([0-9a-f]{32}\\), is 89 rows \\([0-9a-f]{32}\\)\nset another .*");
  }

  @Test
  void otherValidationRowsAreRefusedOnceTheyAreKnown() {
    CnnClassifier cnn = checkpointed().setValidationIndicatorCol("held");
    CutOff.after(2, cnn, IMAGES.withColumn("held", expr("id % 5 = 0")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cnn.fit(IMAGES.withColumn("held", expr("id % 5 = 1"))))
        .withMessageMatching(
            "(?s).*;\n  data: was 72 rows .*\n  validation data: was 18 rows .*, is 18 rows .*");
  }

  @Test
  void moreEpochsAreRefusedWhereTheFirstRatesDependOnThem() {
    CutOff.after(2, checkpointed().setSchedule("cosine").setWarmupSteps(2), IMAGES);
    Refusals.beforeAnyJob(
        checkpointed().setSchedule("cosine").setWarmupSteps(2).setEpochs(5),
        IMAGES,
        refusal("epochs, on which the schedule depends: was 4, is 5"));
  }

  @Test
  void aLongerFitThatWasCutOffIsNotMadeShortAgain() {
    CutOff.after(2, checkpointed(), IMAGES);
    CutOff.after(2, checkpointed().setEpochs(6), IMAGES);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> checkpointed().fit(IMAGES))
        .withMessage(refusal("epochs: was 6, is 4, but may only grow"));
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefusedBeforeAnyJob() {
    Disk disk = new Disk(temp);
    disk.failAll();
    CnnClassifier cnn = Cnns.quick().setCheckpointDir(disk.path("run").toString());
    try (JobCounter jobs = JobCounter.open()) {
      assertThatThrownBy(() -> cnn.fit(IMAGES))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith(
              "param 'checkpointDir': cannot write checkpoints to %s: no more disk at ",
              disk.path("run"));
      assertThat(jobs.jobs()).isZero();
    }
  }

  @Test
  void aRunThatCannotBeReadIsNamed() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("run.json"), "{}");
    assertThatThrownBy(() -> checkpointed().fit(IMAGES))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "checkpointDir file:%s: file:%s/run.json: missing property 'version'; found are []; set another checkpointDir, or delete the folder to begin anew",
            folder, folder);
  }

  @Test
  void fitsSideBySideThatDifferDoNotMix() {
    CnnClassifier first = checkpointed();
    first.addListener(
        new TrainingListener() {
          @Override
          public void onRound(RoundRecord round) {
            assertThatIllegalArgumentException()
                .isThrownBy(() -> checkpointed().setSeed(1).fit(IMAGES))
                .withMessage(refusal("seed: was 0, is 1"));
          }
        });
    assertThat(Cnns.digest(first.fit(IMAGES))).isEqualTo(Cnns.digest(Cnns.quick().fit(IMAGES)));
  }

  /** As when a driver that was taken for dead goes on beside its successor. */
  @Test
  void fitsSideBySideThatAreTheSameEndWithTheSameWeights() throws Exception {
    String alone = Cnns.digest(Cnns.quick().fit(IMAGES));
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<CnnClassificationModel>> fits =
          Stream.generate(() -> threads.submit(() -> checkpointed().fit(IMAGES))).limit(3).toList();
      for (Future<CnnClassificationModel> fit : fits) {
        assertThat(Cnns.digest(fit.get())).isEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(folder.resolve("run.json")).doesNotExist();
  }
}
