package org.sparkcnn.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.it.cluster.TrainingCluster.LONG;
import static org.sparkcnn.it.cluster.TrainingCluster.SHORT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.it.Digits;
import org.sparkcnn.it.Execution;

/** Jobs that cannot succeed end soon and say why; jobs that are cancelled leave nothing behind. */
@EnabledOnOs(OS.LINUX) // each machine has a loopback address of its own
@ExtendWith(ClusterExtension.class)
class FailingJobIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private TrainingCluster cluster;

  @BeforeEach
  void use(TrainingCluster shared) {
    cluster = shared;
  }

  @AfterEach
  void nothingIsLeft() throws IOException, InterruptedException {
    for (Machine machine : cluster.spark().machines()) {
      machine.awaitNothingLeft();
    }
    assertThat(cluster.spark().applications()).isEmpty();
  }

  @Test
  void aLossThatIsNoNumber() throws IOException {
    Submission job =
        cluster.submit(
            List.of(),
            Stream.concat(SHORT.stream(), Stream.of("--learning-rate", "1e30")).toList());

    Execution end = job.driver().end(SOON);

    assertThat(end.code()).as(end.err()).isEqualTo(1);
    assertThat(end.err())
        .containsPattern(
            "(?m)^TrainMnist: epoch 1, round 1, worker [01]: the loss of step \\d is (NaN|Infinity) at the"
                + " learning rate 1.0E30: try a lower learningRate");
    assertThat(job.nativesFolders()).isEmpty();
  }

  @Test
  void aLabelThatIsNoClass(@TempDir Path folder) throws IOException {
    Path digits = Digits.write(folder);
    Path labels = digits.resolve("train-labels-idx1-ubyte");
    byte[] bytes = Files.readAllBytes(labels);
    bytes[bytes.length - 1] = 17;
    Files.write(labels, bytes);
    cluster.hdfs().put(digits, "mislabelled");
    List<String> data = List.of("--data", cluster.hdfs().address("mislabelled"));

    Execution end =
        cluster
            .submit(List.of(), Stream.concat(SHORT.stream(), data.stream()).toList())
            .driver()
            .end(SOON);

    assertThat(end.code()).as(end.err()).isEqualTo(2);
    assertThat(end.err())
        .containsPattern(
            "(?m)^TrainMnist: label column 'label', hdfs://.*/train-images-idx3-ubyte#639: 17.0;"
                + " expected a whole number from 0 to 9");
  }

  @Test
  void aJobWhoseDriverIsAskedToEnd() throws IOException, InterruptedException {
    Submission job = cluster.submit(List.of(), LONG);
    job.awaitEpoch(1);
    Executor executor = cluster.spark().machines().get(0).awaitExecutor();

    job.driver().handle().destroy();

    assertThat(job.driver().end(SOON).code()).isNotZero();
    executor.awaitEnd();
    assertThat(job.nativesFolders()).isEmpty();
  }

  @Test
  void aJobThatIsKilledThroughTheMaster() throws IOException, InterruptedException {
    Submission job = cluster.submit(List.of(), LONG);
    job.awaitEpoch(1);
    Executor executor = cluster.spark().machines().get(0).awaitExecutor();
    // One that had no time to tidy up.
    cluster.spark().machines().get(1).awaitExecutor().kill();

    cluster.spark().kill(cluster.spark().applications().get(0));

    Execution end = job.driver().end(SOON);
    assertThat(end.code()).as(end.err()).isEqualTo(1);
    assertThat(end.err()).contains("KILLED");
    executor.awaitEnd();
    assertThat(job.nativesFolders()).isEmpty();
  }
}
