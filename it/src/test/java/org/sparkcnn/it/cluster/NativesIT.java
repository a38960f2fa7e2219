package org.sparkcnn.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.it.cluster.TrainingCluster.LONG;
import static org.sparkcnn.it.cluster.TrainingCluster.SHORT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each process unpacks its natives where nobody else does, and takes them along. */
@EnabledOnOs(OS.LINUX) // each machine has a loopback address of its own
@ExtendWith(ClusterExtension.class)
class NativesIT {
  private TrainingCluster cluster;
  private Machine first;
  private Machine second;

  @BeforeEach
  void use(TrainingCluster shared) {
    cluster = shared;
    first = shared.spark().machines().get(0);
    second = shared.spark().machines().get(1);
  }

  @Test
  void twoApplicationsAtOnceOfWhichOneLosesAnExecutor() throws IOException, InterruptedException {
    List<String> oneExecutor = List.of("spark.cores.max=1");
    Submission one = cluster.submit(oneExecutor, LONG);
    Submission other = cluster.submit(oneExecutor, LONG);
    one.awaitEpoch(1);
    other.awaitEpoch(1);
    List<Path> before = nativesFolders();
    assertThat(before).as("a folder for each executor").hasSize(2);

    first.awaitExecutor().kill();
    Executor replacement = first.awaitExecutor();

    assertThat(one.weights()).isEqualTo(cluster.longTrainedLocally());
    assertThat(other.weights()).isEqualTo(cluster.longTrainedLocally());
    replacement.awaitEnd();
    first.awaitNothingLeft();
    second.awaitNothingLeft();
    assertThat(one.nativesFolders()).isEmpty();
    assertThat(other.nativesFolders()).isEmpty();
  }

  @Test
  void neitherAHomeFolderIsNeededNorWrittenTo(@TempDir Path homes) throws IOException {
    Files.createFile(homes.resolve("0")); // a file: not even root can write below it
    Path empty = Files.createDirectory(homes.resolve("1"));

    Submission job =
        cluster.submit(
            List.of("spark.executor.extraJavaOptions=-Duser.home=" + homes + "/{{EXECUTOR_ID}}"),
            SHORT);

    assertThat(job.weights()).isNotEmpty();
    assertThat(job.events("SparkListenerExecutorAdded")).isEqualTo(2);
    assertThat(empty).isEmptyDirectory();
  }

  private List<Path> nativesFolders() throws IOException {
    return Stream.concat(first.nativesFolders().stream(), second.nativesFolders().stream())
        .toList();
  }
}
