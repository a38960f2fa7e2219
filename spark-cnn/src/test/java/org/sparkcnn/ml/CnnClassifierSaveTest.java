package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.sparkcnn.plan.Augmentations.randomCrop;
import static org.sparkcnn.plan.Augmentations.randomHorizontalFlip;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.train.TrainingListener;

class CnnClassifierSaveTest {
  @TempDir private Path directory;
  private String folder;

  @BeforeEach
  void chooseAFolder() {
    folder = directory.resolve("estimator").toUri().toString();
  }

  private static CnnClassifier estimator() {
    return Cnns.quick()
        .setMean(0.5)
        .setThresholds(1, 0, 2)
        .setSeed(Long.MAX_VALUE)
        .setNesterov(true)
        .setMomentum(0.25)
        .setClassWeights(1, 2, 0.5)
        .setSchedule("multiStep")
        .setMilestones(2, 3)
        .setWarmupSteps(5)
        .setDecayBiases(false)
        .setAugmentation(randomCrop(1), randomHorizontalFlip())
        .setFlipAveraging(true)
        .addListener(new TrainingListener() {});
  }

  private static void assertSame(CnnClassifier loaded, CnnClassifier saved) {
    assertThat(loaded.uid()).isEqualTo(saved.uid());
    assertThat(Cnns.params(loaded)).isEqualTo(Cnns.params(saved));
    assertThat(loaded.getMean()).isEqualTo(saved.getMean());
    assertThat(loaded.getThresholds()).isEqualTo(saved.getThresholds());
    assertThat(loaded.getClassWeights()).isEqualTo(saved.getClassWeights());
    assertThat(loaded.getMilestones()).isEqualTo(saved.getMilestones());
    assertThat(loaded.getAugmentation()).isEqualTo(saved.getAugmentation());
    assertThat(loaded.getNetwork()).isEqualTo(Cnns.IMAGES.network());
    assertThat(loaded.isSet(loaded.epochs())).isTrue();
    assertThat(loaded.isSet(loaded.loss())).as("a default stays one").isFalse();
  }

  @Test
  void anEstimatorIsTheSameAfterARoundTrip() throws IOException {
    CnnClassifier saved = estimator();
    saved.save(folder);
    assertSame(CnnClassifier.load(folder), saved);
  }

  @Test
  void aLoadedEstimatorTrainsTheSameModel() throws IOException {
    Cnns.quick().save(folder);
    assertThat(Cnns.digest(CnnClassifier.load(folder).fit(Cnns.IMAGES.structs(120))))
        .isEqualTo(Cnns.digest(Cnns.trained()));
  }

  @Test
  void aFolderThatExistsIsReplacedOnlyIfThatIsAskedFor() throws IOException {
    estimator().save(folder);
    CnnClassifier next = estimator().setEpochs(77);
    assertThatIOException()
        .isThrownBy(() -> next.save(folder))
        .withMessageContaining(
            "already exists. To overwrite it, please use write.overwrite().save(path) for Scala and"
                + " use write().overwrite().save(path) for Java and Python.");
    next.write().overwrite().save(folder);
    assertSame(CnnClassifier.load(folder), next);
  }

  @Test
  void anEstimatorIsTheSameAsPartOfAPipeline() throws IOException {
    CnnClassifier saved = estimator();
    new Pipeline().setStages(new PipelineStage[] {saved}).save(folder);
    assertSame((CnnClassifier) Pipeline.load(folder).getStages()[0], saved);
  }
}
