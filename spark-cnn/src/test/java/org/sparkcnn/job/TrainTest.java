package org.sparkcnn.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.JobCounter;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.TinyImages;
import org.sparkcnn.ml.CnnClassificationModel;
import org.sparkcnn.ml.CnnRegressionModel;

class TrainTest {
  @TempDir private Path folder;
  private Path photos;
  private Path model;
  private String network = "simple_cnn";

  @BeforeEach
  void writePhotos() {
    photos = Photos.write(folder, 10);
    model = folder.resolve("model");
  }

  private JobRun train(String... options) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--data=" + photos,
                "--split=train",
                "--network=" + network,
                "--model=" + model,
                "--workers=1"));
    all.addAll(Arrays.asList(options));
    return JobRun.of(new Train(), all.toArray(String[]::new));
  }

  private static void assertRefused(JobRun run, String... parts) {
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.complaints()).hasSize(1);
    assertThat(run.err()).startsWith("Train: ").contains(parts).doesNotContain("\tat ");
  }

  @Test
  void aFolderOfPhotosBecomesAModelWithTheFoldersNames() {
    JobRun run =
        train("--epochs=3", "--batch-size=4", "--validation-fraction=0.3", "--param=beta1=0.8");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("training on %s/train (image-folder)".formatted(photos))
        .contains("epoch 3/3", "8 × 8 pixels", "3 classes: cat, dog, fox");
    assertThat(run.lastLine())
        .matches("accuracy=[01]\\.\\d{4} images_per_second=\\d+ seconds=\\d+\\.\\d model=" + model);
    assertThat(CnnClassificationModel.load(model.toString()).getClassNames())
        .containsExactly("cat", "dog", "fox");
  }

  @Test
  void curvesAreWrittenForTensorBoardWhereTheyAreWanted() {
    Path curves = folder.resolve("curves");

    assertThat(train("--epochs=1", "--tensorboard=" + curves).code()).isZero();
    assertThat(curves).isDirectoryContaining("glob:**/events.out.tfevents.*");
  }

  @Test
  void imagesOfAnotherSizeAreNoticedBeforeTheTraining() {
    assertRefused(
        train("--input=16x16x3", "--dry-run"),
        "the first image has 8 rows and 8 columns, but the network takes 16 and 16; --resize");
    assertThat(train("--input=16x16x3", "--resize=exact", "--dry-run").code()).isZero();
  }

  @Test
  void withoutValidationRowsThereIsNoAccuracy() {
    assertThat(train("--epochs=1").lastLine()).startsWith("images_per_second=");
  }

  @Test
  void labelsThatAreStringsKeepTheirNames() {
    Path parquet = folder.resolve("images.parquet");
    TinyImages.small()
        .structs(30)
        .withColumn(
            "kind",
            functions.element_at(
                functions.lit(new String[] {"z", "a", "m"}),
                functions.col("label").cast("int").plus(1)))
        .drop("label")
        .write()
        .parquet(parquet.toString());

    JobRun run =
        JobRun.of(
            new Train(),
            "--data=" + parquet,
            "--label-col=kind",
            "--network=simple_cnn",
            "--normalization=half",
            "--augmentation=crop-flip",
            "--epochs=1",
            "--model=" + model);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("8 × 8 pixels (height × width), grey", "3 classes: a, m, z");
  }

  @Test
  void numbersAreLearntOnRequest() {
    Path parquet = folder.resolve("images.parquet");
    TinyImages.small().structs(30).write().parquet(parquet.toString());

    JobRun run =
        JobRun.of(
            new Train(),
            "--data=" + parquet,
            "--regression",
            "--network=simple_cnn",
            "--epochs=1",
            "--model=" + model);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(CnnRegressionModel.load(model.toString()).numTargets()).isEqualTo(1);
  }

  @Test
  void labelsWithoutNamesAreCounted() {
    Path parquet = folder.resolve("images.parquet");
    TinyImages.small().structs(30).write().parquet(parquet.toString());

    JobRun run =
        JobRun.of(
            new Train(),
            "--data=" + parquet,
            "--network=simple_cnn",
            "--epochs=1",
            "--model=" + model);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("3 classes: the highest label is 2");
  }

  @Test
  void aDryRunSaysWhatItWouldDoAndTrainsNothing() {
    try (JobCounter counter = JobCounter.open()) {
      JobRun run = train("--dry-run", "--epochs=1000", "--batch-size=5");

      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out())
          .contains("Conv2d", "30 an epoch, all of 1 worker")
          .contains("1,000 epochs of 6 steps of 5 images, in fp32; ")
          .containsPattern("memory +about \\d+ MiB outside the Java heap")
          .containsPattern("one step took \\d\\.\\d{4} s on this machine, on made images");
      assertThat(counter.jobs()).as("the first image, and the count").isLessThanOrEqualTo(4);
    }
    assertThat(model).doesNotExist();
  }

  @Test
  void aNetworkThatThereIsNotIsRefusedWithThoseLikeIt() {
    network = "resnet19";

    assertRefused(train(), "there is no network 'resnet19'", "did you mean resnet18");
  }

  @Test
  void aPathThatIsNotThereIsRefused() {
    photos = folder.resolve("nowhere");

    assertRefused(train(), "there is no file:" + photos, "and no table of that name");
  }

  @Test
  void aFolderOfSplitsIsNotTakenForOneOfClasses() {
    JobRun run = JobRun.of(new Train(), "--data=" + photos, "--network=lenet", "--model=" + model);

    assertRefused(run, "has the folders test, train, which look like splits");
  }

  @Test
  void aColumnThatThereIsNotIsRefused() {
    assertRefused(train("--label-col=kind"), "there is no label column 'kind'");
    assertRefused(train("--image-col=picture"), "there is no image column 'picture'");
  }

  @Test
  void anOptionThatThereIsNotIsRefusedWithOneLikeIt() {
    assertRefused(train("--epoch=3"), "Unknown option: '--epoch=3'", "did you mean", "--epochs");
  }

  @Test
  void aParamThatThereIsNotIsRefusedWithThoseLikeIt() {
    assertRefused(train("--param=weightDecoy=1"), "has no param 'weightDecoy'", "weightDecay");
  }

  @Test
  void aParamIsFoundHoweverItIsWritten() {
    assertRefused(train("--param=weight-decay=1"), "did you mean weightDecay?");
    assertRefused(
        train("--param=nosuch=1"), "has no param 'nosuch'; its explainParams() lists them");
  }

  @Test
  void onlyOneOfSomethingIsCalledSo() {
    assertThat(train("--dry-run", "--epochs=1", "--batch-size=64").out())
        .contains("1 epoch of 1 step of 64 images");
  }

  @Test
  void aValueOutOfRangeIsRefused() {
    assertRefused(train("--epochs=0"), "--epochs: '0' is not allowed", "(>= 1)");
    assertRefused(train("--epochs=few"), "--epochs: expected a whole number, found 'few'");
    assertRefused(train("--param=nesterov=yes"), "expected true or false, found 'yes'");
    assertRefused(train("--optimizer=sdg"), "--optimizer: 'sdg' is not allowed", "sgd");
  }

  @Test
  void anImageTooSmallForTheNetworkIsRefused() {
    network = "lenet";

    assertRefused(train(), "does not fit into the input (6, 2, 2)");
  }

  @Test
  void weightsThatAreNotThereAreRefusedBeforeTheTraining() {
    assertRefused(train("--initial-weights=" + folder + "/none.safetensors"), "none.safetensors");
  }

  @Test
  void aModelIsReplacedOnlyOnRequest() throws IOException {
    Files.createDirectories(model.resolve("metadata"));
    Files.writeString(model.resolve("precious"), "data");

    assertRefused(train("--epochs=1"), "is there already; --overwrite replaces it");
    assertThat(model.resolve("precious")).exists();

    assertThat(train("--epochs=1", "--overwrite").code()).isZero();
    assertThat(model.resolve("precious")).doesNotExist();
  }

  @Test
  void verboseShowsWhereItHappened() {
    network = "resnet19";

    JobRun run = train("--verbose");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("\tat org.sparkcnn.job.", "there is no network 'resnet19'");
  }

  @Test
  void aTrainingThatFailsIsNotTheCommandLinesFault() {
    JobRun run = train("--optimizer=sgd", "--learning-rate=1e30", "--epochs=2");

    assertThat(run.code()).as(run.err()).isEqualTo(1);
    assertThat(run.complaints()).hasSize(1);
  }

  @Test
  void helpHasExamplesNetworksAndRanges() {
    JobRun help = JobRun.of(new Train(), "--help");

    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains("--class org.sparkcnn.job.Train", "mobilenet_v2", "--outer-momentum", "--workers")
        .contains("default: 64", "Exit codes", "Train [OPTIONS]", "* ", "--split=NAME")
        .contains("--validation-indicator-col=COLUMN", "--checkpoints=DIR", "--optimizer=NAME")
        .doesNotContain("numWorkers", "[]", "@");
  }

  @Test
  void theCommandLineWinsOverTheFile() throws IOException {
    Path file = folder.resolve("job.properties");
    Files.writeString(
        file,
        """
        # a comment
        data = %s
        split = train
        network = simple_cnn
        model = %s
        workers = 1
        epochs = 5
        param.beta1 = 0.5
        overwrite = true
        """
            .formatted(photos, model));

    JobRun run = JobRun.of(new Train(), "--config", file.toString(), "--epochs", "2");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("epoch 2/2").doesNotContain("epoch 5/5");
  }

  @Test
  void aFileWithAnUnknownKeyIsRefused() throws IOException {
    Path file = folder.resolve("job.properties");
    Files.writeString(file, "epoch = 3\n");

    assertRefused(train("--config=" + file), file + ": unknown key 'epoch'", "epochs");
  }

  @Test
  void aFileWithAWrongParamIsRefused() throws IOException {
    Path file = folder.resolve("job.properties");
    Files.writeString(file, "param.beta3 = 0.5\n");

    assertRefused(train("--config=" + file), "has no param 'beta3'", "beta1");
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertRefused(train("--config=" + folder.resolve("none")), "there is no file");
  }

  @Test
  void aTableIsFoundByItsName() {
    TinyImages.small().structs(30).createOrReplaceTempView("train_test_images");
    try {
      JobRun run =
          JobRun.of(
              new Train(),
              "--data=train_test_images",
              "--classes=3",
              "--network=simple_cnn",
              "--epochs=1",
              "--model=" + model);

      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out()).contains("training on train_test_images (table)");
    } finally {
      SharedSpark.session().catalog().dropTempView("train_test_images");
    }
  }

  @Test
  void vectorsDoNotSayTheSizeOfTheirImages() {
    Path parquet = folder.resolve("images.parquet");
    TinyImages.small().arrays(30, DataTypes.DoubleType).write().parquet(parquet.toString());
    String[] options = {
      "--data=" + parquet, "--network=simple_cnn", "--epochs=1", "--model=" + model, "--input="
    };

    assertRefused(JobRun.of(new Train(), Arrays.copyOf(options, 4)), "--input HxWxC is needed");
    options[4] += "8x8x1";
    assertThat(JobRun.of(new Train(), options).code()).isZero();
  }
}
