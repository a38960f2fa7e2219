package org.sparkcnn.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.SharedSpark;

class ScoreTest {
  @TempDir private static Path shared;
  private static Path photos;
  private static Path model;

  @TempDir private Path folder;
  private Path output;

  @BeforeAll
  static void train() {
    photos = Photos.write(shared, 10);
    model = Photos.model(photos);
  }

  @BeforeEach
  void chooseOutput() {
    output = folder.resolve("scores");
  }

  private JobRun score(String... options) {
    List<String> all = new ArrayList<>(List.of("--model=" + model, "--output=" + output));
    all.addAll(Arrays.asList(options));
    return JobRun.of(new Score(), all.toArray(String[]::new));
  }

  private Dataset<Row> scores() {
    return SharedSpark.session().read().parquet(output.toString());
  }

  private static void assertRefused(JobRun run, String... parts) {
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.complaints()).hasSize(1);
    assertThat(run.err()).startsWith("Score: ").contains(parts);
  }

  @Test
  void predictionsAreWrittenBesideTheOtherColumnsAndWithoutTheImages() {
    JobRun run = score("--data=" + photos, "--split=test", "--top-k=2");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lastLine())
        .matches("images=12 images_per_second=\\d+ seconds=\\d+\\.\\d output=" + output);
    assertThat(scores().columns())
        .containsExactly(
            "path",
            "label",
            "className",
            "rawPrediction",
            "probability",
            "prediction",
            "topKPredictions",
            "predictedLabel");
    assertThat(scores().count()).isEqualTo(12);
    assertThat(scores().selectExpr("topKPredictions[0].className = predictedLabel").distinct())
        .extracting(rows -> rows.collectAsList().toString())
        .isEqualTo("[[true]]");
  }

  @Test
  void csvGetsWhatItCanHold() {
    JobRun run = score("--data=" + photos, "--split=test", "--output-format=csv");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("csv has no vectors: rawPrediction, probability left out");
    Dataset<Row> lines = SharedSpark.session().read().option("header", true).csv(output.toString());
    assertThat(lines.count()).isEqualTo(12);
    assertThat(lines.columns())
        .containsExactly("path", "label", "className", "prediction", "predictedLabel");
  }

  @Test
  void filesWithoutClassesAreScoredAsTheyLie() {
    Path files = photos.resolve("test/cat");

    JobRun run = score("--data=" + files, "--keep-cols=path", "--output-format=json");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("(binary-file)");
    assertThat(SharedSpark.session().read().json(output.toString()).columns())
        .containsExactlyInAnyOrder(
            "path", "rawPrediction", "probability", "prediction", "predictedLabel");
  }

  @Test
  void outputIsPartitionedAndAppendedTo() {
    String[] options = {
      "--data=" + photos, "--split=test", "--partition-by=className", "--mode=append"
    };
    assertThat(score(options).code()).isZero();
    assertThat(score(options).code()).isZero();

    assertThat(output.resolve("className=cat")).isDirectory();
    assertThat(scores().count()).isEqualTo(24);
  }

  @Test
  void anImageThatCannotBeReadHasNoPredictedName() throws IOException {
    Path bad = Files.createDirectories(folder.resolve("bad"));
    Files.writeString(bad.resolve("broken.png"), "no picture");

    JobRun run = score("--data=" + bad, "--handle-invalid=keep", "--error-col=error");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(scores().where("predictedLabel is null and error is not null").count()).isOne();
  }

  @Test
  void anImageThatCannotBeReadIsNamed() throws IOException {
    Path bad = Files.createDirectories(folder.resolve("bad"));
    Files.writeString(bad.resolve("broken.png"), "no picture");

    assertRefused(score("--data=" + bad), "image column 'content', file:", "broken.png: not a ");
  }

  @Test
  void whatIsThereIsNotWrittenOver() {
    assertThat(score("--data=" + photos, "--split=test").code()).isZero();

    assertRefused(score("--data=" + photos, "--split=test"), "is there already; --mode overwrite");
    assertRefused(score("--data=" + photos, "--split=test", "--mode=replace"), "'replace'");
  }

  @Test
  void aDryRunShowsTheColumns() {
    JobRun run = score("--data=" + photos, "--split=test", "--dry-run");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("|-- probability");
    assertThat(output).doesNotExist();
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertRefused(score("--data=" + photos, "--split=val"), "there is no folder", "photos/val");
    assertRefused(
        score("--data=" + photos, "--split=test", "--keep-cols=day"), "'day'", "className");
    assertRefused(
        score("--data=" + photos, "--split=test", "--partition-by=day"), "'day'", "prediction");
    assertRefused(score("--data=" + photos, "--split=test", "--top-k=4"), "topK", "3 classes");
    Path trained = model;
    model = shared.resolve("photos");
    try {
      assertRefused(score("--data=" + photos, "--split=test"), "there is no saved model in");
    } finally {
      model = trained;
    }
  }
}
