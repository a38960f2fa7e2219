package org.sparkcnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.internal.config.ConfigEntry;
import org.apache.spark.sql.internal.SQLConf$;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What conf/ sets exists in Spark, where a misspelt property would be ignored without a word. */
class ConfFilesTest {
  /** Maven runs the tests in the module's folder. */
  private static final Path CONF = Path.of("../conf");

  /** Set, or commented out as a proposal, which prose begins with a blank instead. */
  private static final Pattern SETTING = Pattern.compile("#?(spark\\.\\S+) (\\S.*)");

  /**
   * Made of names that users choose, read without being registered, or known to a module that this
   * project does not need.
   */
  private static final List<String> NOT_REGISTERED =
      List.of(
          "spark.executor.resource.gpu.amount",
          "spark.executor.resource.gpu.discoveryScript",
          "spark.executor.resource.gpu.vendor",
          "spark.executorEnv.CUDA_DEVICE_ORDER",
          "spark.kubernetes.container.image",
          "spark.local.dir",
          "spark.master",
          "spark.task.resource.gpu.amount");

  /** Properties are known once the object that lists them exists. */
  @BeforeAll
  static void registerSettings() {
    assertThat(org.apache.spark.internal.config.package$.MODULE$).isNotNull();
    assertThat(SQLConf$.MODULE$).isNotNull();
    assertThat(org.apache.spark.internal.config.UI$.MODULE$).isNotNull();
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(CONF)) {
      return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
    }
  }

  @Test
  void thereIsOneForALaptopAndEachKindOfCluster() throws IOException {
    assertThat(files().stream().map(file -> file.getFileName().toString()))
        .containsExactly(
            "cpu-kubernetes.conf",
            "cpu-standalone.conf",
            "cpu-yarn.conf",
            "gpu-kubernetes.conf",
            "gpu-standalone.conf",
            "gpu-yarn.conf",
            "laptop.conf");
  }

  @ParameterizedTest
  @MethodSource("files")
  void everySettingIsOneOfSparksWithAValueOfItsType(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    assertThat(lines)
        .as("what is neither empty nor a comment")
        .filteredOn(line -> !line.isEmpty() && !line.startsWith("# ") && !line.equals("#"))
        .hasSizeGreaterThan(5)
        .allSatisfy(ConfFilesTest::check);
  }

  private static void check(String line) {
    var setting = SETTING.matcher(line);
    assertThat(setting.matches()).as(line).isTrue();
    ConfigEntry<?> entry = ConfigEntry.findEntry(setting.group(1));
    if (!NOT_REGISTERED.contains(setting.group(1))) {
      assertThat(entry).as(line).isNotNull();
      assertThat(entry.valueConverter().apply(setting.group(2))).as(line).isNotNull();
    }
  }

  @Test
  void aMisspeltPropertyIsNotFound() {
    assertThat(ConfigEntry.findEntry("spark.executor.memoryOverhead")).isNotNull();
    assertThat(ConfigEntry.findEntry("spark.executor.memoryOverHead")).isNull();
  }
}
