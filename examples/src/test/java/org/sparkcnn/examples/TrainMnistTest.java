package org.sparkcnn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainMnistTest {
  @TempDir private Path folder;
  private Path data;
  private Path model;

  @BeforeEach
  void writeDigits() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    model = folder.resolve("model");
    TinyMnist.write(data);
  }

  @Test
  void trainsSavesLoadsAndScores() {
    Captured run = train("--epochs", "4", "--averaging-frequency", "2");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines()).hasSize(5);
    assertThat(run.lines().get(3)).startsWith("epoch 4/4  loss 0.");
    assertThat(ResultLine.accuracy(run, model)).isGreaterThan(0.9);
    assertThat(model.resolve("metadata")).isDirectory();
  }

  @Test
  void aModelIsOverwrittenOnlyIfOneSaysSo() throws IOException {
    Files.createDirectory(model);
    Files.writeString(model.resolve("precious"), "data");

    Captured refused = train("--epochs", "1");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains(
            "%s is there already; --overwrite replaces it, --model names another folder"
                .formatted(model));
    assertThat(refused.out()).isEmpty();
    assertThat(model.resolve("precious")).exists();

    Captured replaced = train("--epochs", "1", "--train-images", "64", "--overwrite");

    assertThat(replaced.code()).as(replaced.err()).isZero();
    assertThat(model.resolve("precious")).doesNotExist();
    assertThat(model.resolve("metadata")).isDirectory();
  }

  @Test
  void aFailureIsExplainedWithoutAStackTrace() throws IOException {
    Files.delete(data.resolve("train-labels-idx1-ubyte"));

    Captured run = train();

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("file:%s has no labels of the split 'train'; looked for".formatted(data))
        .doesNotContain("\tat ");
  }

  @Test
  void missingTestDigitsAreNoticedBeforeTheTraining() throws IOException {
    Files.delete(data.resolve("t10k-labels-idx1-ubyte"));

    Captured run = train("--epochs", "1000000");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("has no labels of the split 'test'");
    assertThat(model).doesNotExist();
  }

  @Test
  void aPlaceWhereNothingCanBeWrittenIsNoticedBeforeTheTraining() throws IOException {
    Files.writeString(model, "a file, no folder");
    model = model.resolve("within");

    assertThat(train("--epochs", "1000000").code()).isEqualTo(2);
  }

  @Test
  void theStackTraceIsShownOnRequest() throws IOException {
    Files.delete(data.resolve("train-labels-idx1-ubyte"));

    assertThat(train("--verbose").err())
        .contains("BadFilesException: file:")
        .contains("\tat org.sparkcnn");
  }

  @Test
  void aMissingDataFolderOptionIsAMistakeOfTheCommandLine() {
    Captured run = Captured.of(() -> new TrainMnist().execute());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("Missing required option: '--data=DIR'");
  }

  @Test
  void anUnknownOptionIsAMistakeOfTheCommandLine() {
    Captured run = train("--epoch", "3");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("Unknown options: '--epoch', '3'");
  }

  private Captured train(String... options) {
    List<String> all =
        new ArrayList<>(List.of("--data", data.toString(), "--model", model.toString()));
    all.addAll(Arrays.asList(options));
    return Captured.of(() -> new TrainMnist().execute(all.toArray(String[]::new)));
  }
}
