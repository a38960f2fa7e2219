package org.sparkcnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.resource.ResourceInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script by which Spark finds a host's GPUs. */
class GpuDiscoveryTest {
  @TempDir private Path folder;

  private record Ended(int status, String out, String errors) {}

  @Test
  void theGpusAreListedAsSparkReadsThem() throws Exception {
    Ended two = run(FakeNvidiaSmi.in(folder, "0", "1"));
    assertThat(two)
        .isEqualTo(new Ended(0, "{\"name\": \"gpu\", \"addresses\": [\"0\", \"1\"]}\n", ""));
    assertThat(ResourceInformation.parseJson(two.out()))
        .isEqualTo(new ResourceInformation("gpu", new String[] {"0", "1"}));
    assertThat(run(FakeNvidiaSmi.in(folder, "11")).out())
        .isEqualTo("{\"name\": \"gpu\", \"addresses\": [\"11\"]}\n");
  }

  @Test
  void aHostWithoutADriverIsAnErrorThatSaysSo() throws Exception {
    fails(
        Files.createDirectory(folder.resolve("empty")),
        "no nvidia-smi on the PATH, which NVIDIA's driver brings");
  }

  @Test
  void aDriverWithoutAGpuIsAnErrorThatSaysWhatItSays() throws Exception {
    fails(
        FakeNvidiaSmi.doing(folder, "echo No devices were found; exit 6"),
        "nvidia-smi failed: No devices were found");
    fails(
        FakeNvidiaSmi.doing(folder, "echo No devices were found"),
        "nvidia-smi listed no numbers: No devices were found");
    fails(FakeNvidiaSmi.doing(folder, ":"), "nvidia-smi listed no GPU");
  }

  private static void fails(Path path, String message) throws Exception {
    assertThat(run(path)).isEqualTo(new Ended(1, "", "gpu-discovery.sh: " + message + "\n"));
  }

  /** Runs the script where nothing else is on the path, so that no other nvidia-smi is found. */
  private static Ended run(Path path) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(FakeNvidiaSmi.DISCOVERY.toString());
    builder.environment().put("PATH", path.toString());
    Process process = builder.start();
    String out = read(process.getInputStream());
    String errors = read(process.getErrorStream());
    return new Ended(process.waitFor(), out, errors);
  }

  private static String read(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }
}
