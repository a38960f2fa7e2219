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

class ScoreCifar10Test {
  @TempDir private Path folder;
  private Path data;
  private Path weights;

  @BeforeEach
  void makeFolder() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    TinyCifar.writeFiles(data);
    weights = folder.resolve("model/weights.safetensors");
  }

  /** Trains a LeNet whose weights are then in a file; returns its accuracy. */
  private double train() {
    String[] options = {
      "--data",
      data.toString(),
      "--model",
      folder.resolve("model").toString(),
      "--network",
      "lenet",
      "--epochs",
      "4",
      "--learning-rate",
      "0.01"
    };
    Captured run = Captured.of(() -> new TrainCifar10().execute(options));
    return ResultLine.accuracy(run, folder.resolve("model"));
  }

  @Test
  void weightsOfAFileTellImagesAsTheModelDidThatTheyAreOf() {
    double accuracy = train();
    Captured run = score("--network", "lenet", "--normalization", "cifar10");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines()).hasSize(2 * 3 + 7 + 1);
    assertThat(run.lines().get(13))
        .matches("accuracy=%.4f images_per_second=\\d+".formatted(accuracy));
  }

  @Test
  void scoresAreWrittenWhereTheyAreWanted() {
    train();
    Path predictions = folder.resolve("predictions");
    Captured run = score("--network", "lenet", "--predictions", predictions.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(predictions.resolve("_SUCCESS")).exists();
  }

  @Test
  void weightsOfAnotherNetworkAreRefusedWithTheFilesName() {
    train();
    Captured run = score("--network", "simple_cnn");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(weights.toString(), "0.weight is (6, 3, 5, 5), expected (32, 3, 3, 3)")
        .doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aFileThatDoesNotExistIsNamed() {
    Captured run = score();

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(weights.toString());
  }

  @Test
  void bothTheWeightsAndTheImagesMustBeNamed() {
    Captured run = Captured.of(() -> new ScoreCifar10().execute());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("'--weights=FILE'", "'--images=DIR'");
  }

  private Captured score(String... options) {
    List<String> all =
        new ArrayList<>(
            List.of("--weights", weights.toString(), "--images", data.resolve("test").toString()));
    all.addAll(Arrays.asList(options));
    return Captured.of(() -> new ScoreCifar10().execute(all.toArray(String[]::new)));
  }
}
