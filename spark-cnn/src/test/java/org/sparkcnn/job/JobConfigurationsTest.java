package org.sparkcnn.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;

/** What conf/jobs sets is known to the job whose name each file begins with. */
class JobConfigurationsTest {
  /** Maven runs the tests in the module's folder. */
  private static final Path JOBS = Path.of("../conf/jobs");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(JOBS)) {
      return files.sorted().toList();
    }
  }

  static List<Path> trainings() throws IOException {
    return files().stream()
        .filter(file -> file.getFileName().toString().startsWith("train-"))
        .toList();
  }

  @Test
  void thereIsOneForEachNetworkOfTheTutorials() throws IOException {
    assertThat(files().stream().map(file -> file.getFileName().toString()))
        .containsExactly(
            "score.properties",
            "train-cifar10-lenet.properties",
            "train-cifar10-resnet20.properties",
            "train-mnist.properties");
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyKeyIsAnOptionOfItsJob(Path file) throws Exception {
    boolean trains = trainings().contains(file);
    Program job = trains ? new Train() : new Score();

    job.parse("--config=" + file, "--data=d", "--model=m", trains ? "--seed=1" : "--output=o");
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
            Networks.byName(said.getProperty("network"), Shape.image(channels, 32, 32), 10));

    assertThat(estimator.getEpochs()).isEqualTo(Integer.parseInt(said.getProperty("epochs")));
    assertThat(estimator.getLearningRate())
        .isEqualTo(Double.parseDouble(said.getProperty("learning-rate")));
    assertThat(estimator.getNesterov())
        .isEqualTo(Boolean.parseBoolean(said.getProperty("param.nesterov")));
  }
}
