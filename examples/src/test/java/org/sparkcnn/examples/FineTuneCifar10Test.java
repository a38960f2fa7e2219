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

class FineTuneCifar10Test {
  @TempDir private Path folder;
  private Path data;
  private Path model;

  @BeforeEach
  void makeFolder() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    TinyCifar.writeFiles(data);
    model = folder.resolve("tuned");
  }

  /** Trains a LeNet of three colours; returns its weights' file. */
  private Path pretrained() {
    Path place = folder.resolve("model");
    String[] options = {
      "--data",
      data.toString(),
      "--model",
      place.toString(),
      "--network",
      "lenet",
      "--epochs",
      "2",
      "--learning-rate",
      "0.01"
    };
    Captured run = Captured.of(() -> new TrainCifar10().execute(options));
    assertThat(run.code()).as(run.err()).isZero();
    return place.resolve("weights.safetensors");
  }

  @Test
  void aNewHeadOnFrozenLayersLearnsTwoOfTheClasses() {
    Path weights = pretrained();
    Captured run =
        tune(
            "--weights",
            weights.toString(),
            "--freeze",
            "*",
            "--freeze",
            "!11",
            "--epochs",
            "8",
            "--learning-rate",
            "0.02");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines()).hasSize(8 + 2 * 2 + 7 + 1 + 1);
    assertThat(run.lines().get(9).strip()).startsWith("red ");
    assertThat(run.lines().get(19))
        .isEqualTo(
            "started from %s: 8 of 10 parameters, the others drawn at random, seed 0"
                .formatted(weights));
    assertThat(ResultLine.accuracy(run, model)).isGreaterThan(0.9);
  }

  @Test
  void withoutWeightsItStartsAtRandom() {
    Captured run = tune("--epochs", "1", "--images-per-class", "8");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines().get(0)).startsWith("epoch 1/1  loss ");
    assertThat(run.lines()).contains("started from drawn at random, seed 0");
  }

  @Test
  void aClassThatIsNotThereIsRefusedWithThoseThatAre() {
    Captured run = tune("--classes", "red,cat");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("--classes [red, cat]: expected some of [blue, green, red]")
        .doesNotContain("\tat ");
  }

  private Captured tune(String... options) {
    List<String> all =
        new ArrayList<>(
            List.of("--data", data.toString(), "--model", model.toString(), "--network", "lenet"));
    if (!Arrays.asList(options).contains("--classes")) {
      all.addAll(List.of("--classes", "red,blue"));
    }
    all.addAll(Arrays.asList(options));
    return Captured.of(() -> new FineTuneCifar10().execute(all.toArray(String[]::new)));
  }
}
