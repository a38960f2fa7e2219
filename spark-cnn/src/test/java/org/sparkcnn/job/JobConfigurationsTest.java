package org.sparkcnn.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;

/** What conf/jobs sets is known to the job whose name each file begins with. */
class JobConfigurationsTest {
  /** Maven runs the tests in the module's folder. */
  private static final Path JOBS = Path.of("../conf/jobs");

  private static final StructType ENCODED =
      new StructType().add("image", DataTypes.BinaryType).add("label", DataTypes.DoubleType);

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(JOBS)) {
      return files.sorted().toList();
    }
  }

  static List<Path> trainings() throws IOException {
    return files().stream().filter(file -> job(file) instanceof Train).toList();
  }

  private static Program job(Path file) {
    return switch (file.getFileName().toString().replaceAll("[-.].*", "")) {
      case "train", "fine" -> new Train();
      case "score" -> new Score();
      case "evaluate" -> new Evaluate();
      case "pack" -> new Pack();
      default -> throw new IllegalArgumentException("whose is " + file);
    };
  }

  @Test
  void thereIsOneForEachNetworkOfTheTutorials() throws IOException {
    assertThat(files().stream().map(file -> file.getFileName().toString()))
        .containsExactly(
            "evaluate.properties",
            "fine-tune-photos.properties",
            "pack-photos.properties",
            "score.properties",
            "train-cifar10-lenet.properties",
            "train-cifar10-resnet20.properties",
            "train-cifar10-simple-cnn.properties",
            "train-mnist.properties",
            "train-photos-tutorial-cnn.properties");
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyKeyIsAnOptionOfItsJob(Path file) throws Exception {
    Program job = job(file);
    List<String> options = new ArrayList<>(List.of("--config=" + file, "--data=d"));
    if (!(job instanceof Pack)) {
      options.add("--model=m");
    }
    if (!(job instanceof Train)) {
      options.add("--output=o");
    }

    job.parse(options.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyKeyFollowsACommentOrAnotherKey(Path file) throws IOException {
    String before = "";
    for (String line : Files.readAllLines(file)) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        assertThat(before).as("what is before " + line).isNotEmpty();
      }
      before = line;
    }
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void everyValueIsOneThatTheEstimatorTakes(Path file) throws Exception {
    Properties said = new Properties();
    said.load(Files.newBufferedReader(file));
    Train job = new Train();
    job.parse("--config=" + file, "--data=d", "--model=m");
    int channels = file.toString().contains("mnist") ? 1 : 3;

    var estimator =
        job.estimator(
            Networks.byName(said.getProperty("network"), Shape.image(channels, 64, 64), 10));

    // Patterns of layers are looked at with the network.
    assertThatCode(() -> estimator.transformSchema(ENCODED)).doesNotThrowAnyException();
    assertThat(estimator.getEpochs()).isEqualTo(Integer.parseInt(said.getProperty("epochs")));
    assertThat(estimator.getLearningRate())
        .isEqualTo(Double.parseDouble(said.getProperty("learning-rate")));
    assertThat(estimator.getNesterov())
        .isEqualTo(Boolean.parseBoolean(said.getProperty("param.nesterov")));
  }
}
