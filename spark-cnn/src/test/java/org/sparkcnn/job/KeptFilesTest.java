package org.sparkcnn.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What jobs may replace, and what they never touch. */
class KeptFilesTest {
  @TempDir private Path folder;
  private Path photos;

  @BeforeEach
  void write() throws IOException {
    photos = Photos.write(folder.resolve("all"), 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "train", "train/cat", "train/new"})
  void imagesAreNotOverwrittenByWhatIsMadeOfThem(String place) throws IOException {
    String output = photos.resolve(place).normalize().toString();
    Map<Path, Long> before = files();

    assertRefused(train("--model=" + output, "--overwrite"), "--model: ");
    assertRefused(
        JobRun.of(new Pack(), data(), "--split=train", "--output=" + output, "--overwrite"),
        "--output: ");

    assertThat(files()).isEqualTo(before);
  }

  @Test
  void scoresReplaceNeitherImagesNorTheModel() throws IOException {
    Path model = Photos.model(photos);
    Map<Path, Long> before = files();

    for (Path output : List.of(photos, photos.resolve("train/scores"), model)) {
      assertRefused(
          JobRun.of(
              new Score(),
              data(),
              "--split=train",
              "--model=" + model,
              "--output=" + output,
              "--mode=overwrite"),
          "must lie apart");
    }

    assertThat(files()).isEqualTo(before);
  }

  @Test
  void anImageIsNotReplacedByAnEvaluation() throws IOException {
    Path model = Photos.model(photos);
    Path image;
    try (Stream<Path> cats = Files.list(photos.resolve("train/cat"))) {
      image = cats.findFirst().orElseThrow();
    }
    Map<Path, Long> before = files();

    for (String option : List.of("--output=", "--report=")) {
      assertRefused(
          JobRun.of(
              new Evaluate(),
              data(),
              "--split=train",
              "--model=" + model,
              option + image,
              "--overwrite"),
          "must lie apart");
    }

    assertThat(files()).isEqualTo(before);
  }

  @Test
  void onlyModelsAreReplacedByModelsAndPackedImagesByPackedImages() throws IOException {
    Path others = Files.createDirectory(folder.resolve("others"));
    Path thesis = Files.writeString(others.resolve("thesis.txt"), "years of work");

    for (Path place : List.of(others, thesis)) {
      assertRefused(
          train("--model=" + place, "--overwrite"), "--overwrite replaces a saved model, and");
      assertRefused(
          JobRun.of(new Pack(), data(), "--split=train", "--output=" + place, "--overwrite"),
          "--overwrite replaces packed images, and");
    }

    assertThat(thesis).hasContent("years of work");
  }

  @Test
  void aModelIsReplacedByAnother() {
    String model = "--model=" + folder.resolve("model");

    assertThat(train(model).code()).isZero();
    assertThat(train(model, "--overwrite").code()).isZero();
  }

  private JobRun train(String... more) {
    return JobRun.of(
        new Train(),
        Stream.concat(
                Stream.of(data(), "--split=train", "--network=simple_cnn", "--epochs=1"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private String data() {
    return "--data=" + photos;
  }

  private static void assertRefused(JobRun run, String part) {
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.complaints()).singleElement().asString().contains(part);
  }

  private Map<Path, Long> files() throws IOException {
    Map<Path, Long> sizes = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        sizes.put(file, Files.size(file));
      }
    }
    return sizes;
  }
}
