package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.FakeNvidiaSmi;
import org.sparkcnn.ForkedJvm;

/** Spark's own scheduling of GPUs, in a cluster whose GPU is invented. */
class GpuClusterTest {
  @TempDir private Path folder;

  @Test
  void onlyTheTrainingStageTakesAGpuAndKeepsTheExecutors() throws Exception {
    // A GPU that no host of the tests has, for libtorch must not find it.
    Path bin = FakeNvidiaSmi.in(folder, "77");
    Map<String, String> environment =
        Map.of(
            "PATH",
            bin + File.pathSeparator + System.getenv("PATH"),
            "SPARK_HOME",
            sparkHome().toString(),
            "SPARK_SCALA_VERSION",
            "2.13");
    List<String> lines;
    try (ForkedJvm jvm =
        ForkedJvm.start(
            environment,
            ForkedJvm.sparkOptions(),
            GpuClusterRun.class,
            FakeNvidiaSmi.DISCOVERY.toString())) {
      lines = jvm.readLines();
      assertThat(jvm.end()).as("exit status").isZero();
    }

    assertThat(lines).hasSize(5);
    assertThat(lines.subList(0, 4))
        .containsExactly(
            "without: [executor 0, 1 cores, {}]",
            "with: [executor 0, 2 cores, {gpu=[name: gpu, addresses: 77]}]",
            "slots without: 2",
            "slots with: 1");
    assertThat(lines.get(4))
        .startsWith("training: ")
        .contains("Spark gave this task the GPU at address '77', but libtorch sees ");
  }

  /** A worker looks for jars in Spark's home; this one's are on the class path. */
  private Path sparkHome() throws IOException {
    Path home = Files.createDirectory(folder.resolve("spark"));
    Files.createDirectory(home.resolve("jars"));
    return home;
  }
}
