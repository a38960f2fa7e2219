package org.sparkcnn.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTest {
  @TempDir private static Path shared;
  private static Path photos;
  private static Path model;

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    photos = Photos.write(shared, 10);
    model = Photos.model(photos);
  }

  @Test
  void figuresArePrintedAndWritten() throws IOException {
    Path json = folder.resolve("evaluation.json");

    JobRun run =
        JobRun.of(
            new Evaluate(),
            "--model=" + model,
            "--data=" + photos,
            "--split=test",
            "--output=" + json);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("precision", "macro average", "confusion", "cat");
    assertThat(run.lastLine())
        .matches("accuracy=[01]\\.\\d{4} images=12 images_per_second=\\d+ seconds=\\d+\\.\\d");
    JsonNode figures = new ObjectMapper().readTree(json.toFile());
    assertThat(figures.get("images").asLong()).isEqualTo(12);
    assertThat(figures.get("accuracy").asDouble()).isGreaterThan(0.8);
    assertThat(figures.get("classes").get(1).get("name").asText()).isEqualTo("dog");
    assertThat(figures.get("classes").get(1).get("support").asLong()).isEqualTo(4);
    assertThat(figures.get("confusion")).hasSize(3);
  }

  @Test
  void aPageForPeopleIsWritten() throws IOException {
    Path page = folder.resolve("report.html");

    JobRun run =
        JobRun.of(
            new Evaluate(),
            "--model=" + model,
            "--data=" + photos,
            "--split=test",
            "--report=" + page);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readString(page)).contains("<html", "cat", "dog", "fox");

    JobRun again =
        JobRun.of(new Evaluate(), "--model=" + model, "--data=" + photos, "--report=" + page);

    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("--report");
  }

  @Test
  void classFoldersThatTheModelDoesNotKnowAreRefused() throws IOException {
    Path other = folder.resolve("other");
    Files.createDirectories(other.resolve("cat"));
    Files.createDirectories(other.resolve("wolf"));
    Path cat = photos.resolve("test/cat/3000.png");
    Files.copy(cat, other.resolve("cat/0.png"));
    Files.copy(cat, other.resolve("wolf/0.png"));

    JobRun run = JobRun.of(new Evaluate(), "--model=" + model, "--data=" + other);

    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.complaints()).hasSize(1);
    assertThat(run.err())
        .contains("has the classes wolf, which the model does not know; it knows cat, dog, fox");
  }

  @Test
  void aDryRunMeasuresNothing() {
    JobRun run =
        JobRun.of(
            new Evaluate(), "--model=" + model, "--data=" + photos, "--split=test", "--dry-run");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).doesNotContain("accuracy");
  }

  @Test
  void aMissingLabelColumnIsRefused() {
    JobRun run =
        JobRun.of(new Evaluate(), "--model=" + model, "--data=" + photos.resolve("test/cat"));

    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("there is no label column 'label'");
  }
}
