package org.sparkcnn.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.EncodedImages;
import org.sparkcnn.FailingFileSystem;
import org.sparkcnn.JobCounter;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.TinyImages;
import org.sparkcnn.ml.CnnClassificationModel;

/** What Train says of a model that it has trained. */
class TrainWithTestTest {
  @TempDir private static Path shared;
  private static Path photos;

  @TempDir private Path folder;
  private Path model;

  @BeforeAll
  static void writePhotos() {
    photos = Photos.write(shared, 10);
  }

  @BeforeEach
  void chooseModel() {
    model = folder.resolve("model");
  }

  private JobRun train(Path data, String... options) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--data=" + data,
                "--network=simple_cnn",
                "--batch-size=8",
                "--learning-rate=0.005",
                "--workers=1"));
    all.addAll(Arrays.asList(options));
    addUnlessGiven(all, "--model=", model.toString());
    addUnlessGiven(all, "--epochs=", "5");
    return JobRun.of(new Train(), all.toArray(String[]::new));
  }

  private static void addUnlessGiven(List<String> all, String option, String value) {
    if (all.stream().noneMatch(given -> given.startsWith(option))) {
      all.add(option + value);
    }
  }

  private String page() throws IOException {
    return Files.readString(model.resolve("report.html"));
  }

  private void assertRefused(JobRun run, String... parts) {
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.complaints()).hasSize(1);
    assertThat(run.err()).startsWith("Train: --test").contains(parts);
    assertThat(model).doesNotExist();
  }

  @Test
  void anotherSplitOfTheDataIsTheTest() throws IOException {
    JobRun run = train(photos, "--split=train", "--test-split=test");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("testing on %s/test (image-folder)".formatted(photos))
        .contains("macro average", "confusion (rows: labels, columns: predictions)");
    assertThat(run.lastLine()).matches("accuracy=[01]\\.\\d{4} images_per_second=.*" + model);
    assertThat(page())
        .contains("of 12 labelled images", "Confusion", "learningRate", "batchSize", "Conv2d");
    assertThat(CnnClassificationModel.load(model.toString()).numClasses()).isEqualTo(3);
  }

  @Test
  void theTestMayLieElsewhereWithItsClassesInAnotherOrder() throws IOException {
    Path some = folder.resolve("some");
    Files.createDirectories(some);
    for (String name : List.of("fox", "dog")) {
      Files.createSymbolicLink(some.resolve(name), photos.resolve("test").resolve(name));
    }

    JobRun run = train(photos.resolve("train"), "--test=" + some);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lastLine()).startsWith("accuracy=");
    assertThat(Double.parseDouble(run.lastLine().substring(9, 15))).isGreaterThan(0.6);
    assertThat(page()).contains("of 8 labelled images");
  }

  @Test
  void withoutATestThePageHasTheTraining() throws IOException {
    JobRun run = train(photos, "--split=train", "--epochs=1");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(page()).contains("A CNN for 3 classes", "training loss").doesNotContain("Confusion");
  }

  @Test
  void aModelOfNumbersHasItsFiguresOnThePage() throws IOException {
    Path parquet = folder.resolve("images.parquet");
    TinyImages.small().structs(30).write().parquet(parquet.toString());

    JobRun run = train(parquet, "--regression", "--test=" + parquet);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("root mean squared error");
    assertThat(run.lastLine()).startsWith("r2=");
    assertThat(page()).contains("A CNN for 1 numbers", "test mean absolute error");
  }

  @Test
  void whatWouldFailAfterTheTrainingFailsBeforeIt() throws IOException {
    Path strange = folder.resolve("strange");
    Files.createDirectories(strange.resolve("wolf"));
    Files.copy(photos.resolve("test/cat/3000.png"), strange.resolve("wolf/0.png"));
    Path empty = Files.createDirectories(folder.resolve("empty/cat")).getParent();
    Path parquet = folder.resolve("images.parquet");
    TinyImages.small().structs(30).drop("label").write().parquet(parquet.toString());
    Path large = folder.resolve("large.parquet");
    TinyImages.small()
        .structs(30)
        .selectExpr("image", "label + 1 as label")
        .write()
        .parquet(large.toString());
    Path train = photos.resolve("train");

    try (JobCounter counter = JobCounter.open()) {
      assertRefused(train(train, "--test=" + folder.resolve("none")), "there is no file:");
      assertRefused(train(photos, "--split=train", "--test-split=val"), "-split val: there is no");
      assertRefused(train(train, "--test=" + photos), "look like splits", "--test-split");
      assertRefused(train(train, "--test=" + strange), "wolf", "the model does not know");
      assertRefused(train(train, "--test=" + empty), "--test: ");
      assertRefused(train(train, "--test=" + parquet), "there is no label column 'label'");
      assertRefused(train(train, "--test=" + large), "--test: ", "label '3.0'", "cat, dog, fox");
      assertThat(counter.jobs()).as("labels and first images").isLessThan(40);
    }
  }

  @Test
  void imagesOfAnotherSizeInTheTestAreNoticedBefore() throws IOException {
    Path large = folder.resolve("sizes");
    Files.createDirectories(large.resolve("cat"));
    Files.write(large.resolve("cat/0.png"), EncodedImages.plain("png", 16, 16, 0));

    assertRefused(
        train(photos, "--split=train", "--test=" + large), "--test: the first image has ");
  }

  @Test
  void aTestImageThatCannotBeReadLeavesTheModel() throws IOException {
    Path broken = folder.resolve("broken");
    Files.createDirectories(broken.resolve("cat"));
    Files.writeString(broken.resolve("cat/0.png"), "no picture");

    JobRun run = train(photos, "--split=train", "--test=" + broken, "--epochs=1");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.complaints()).hasSize(1);
    assertThat(run.err())
        .contains("--test: ", "cat/0.png", "the model is trained and saved in " + model);
    assertThat(CnnClassificationModel.load(model.toString()).numClasses()).isEqualTo(3);
  }

  @Test
  void aPageThatCannotBeWrittenIsAWarning() {
    Configuration conf = SharedSpark.session().sparkContext().hadoopConfiguration();
    FailingFileSystem.Disk disk = new FailingFileSystem.Disk(folder);
    disk.fail(Map.of(FailingFileSystem.Call.CREATE, file -> file.contains("report")));
    conf.setClass("fs.failing.impl", FailingFileSystem.class, FailingFileSystem.class);
    try {
      String place = disk.path("model").toString();

      JobRun run = train(photos, "--split=train", "--epochs=1", "--overwrite", "--model=" + place);

      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.complaints()).hasSize(1);
      assertThat(run.err()).startsWith("Train: warning: no report could be written to " + place);
      assertThat(run.lastLine()).endsWith("model=" + place);
      assertThat(model.resolve("model.json")).isRegularFile();
    } finally {
      conf.unset("fs.failing.impl");
    }
  }
}
