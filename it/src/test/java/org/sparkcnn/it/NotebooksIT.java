package org.sparkcnn.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.SparkBuildInfo;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the notebooks; as executed, they stay in {@code it/target/notebooks}. */
@DisabledOnOs(OS.WINDOWS)
class NotebooksIT {
  private static final Path NOTEBOOKS = Build.ROOT.resolve("notebooks");
  private static final Path EXECUTED = Build.ROOT.resolve("it/target/notebooks");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  /** All there are, so that none is forgotten. */
  static List<Named<Path>> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      return files
          .filter(file -> file.toString().endsWith(".ipynb"))
          .sorted()
          .map(file -> named(file.getFileName().toString(), file))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void itIsKeptWithoutOutputs(Path notebook) throws IOException {
    JsonNode content = JSON.readTree(notebook.toFile());

    assertThat(content.at("/metadata/kernelspec/name").asText()).isEqualTo("python3");
    assertThat(code(content))
        .allSatisfy(cell -> assertThat(cell.get("outputs")).isEmpty())
        .allSatisfy(cell -> assertThat(cell.get("execution_count").isNull()).isTrue());
    assertThat(code(content).get(0).at("/metadata/tags/0").asText()).isEqualTo("parameters");
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void itRuns(Path notebook) throws IOException {
    String name = notebook.getFileName().toString();
    SmallRun small = SmallRun.of(name, folder);

    JsonNode executed = run(name, name, small.parameters());

    assertThat(pictures(executed)).isEqualTo(small.pictures());
    assertThat(printed(executed)).contains(small.printed());
  }

  @Test
  void ownImagesAreTakenFromAFolder() throws IOException {
    Photographs.writeFiles(folder);
    String parameters =
        "{folder: '%s', unlabelled: '%s', epochs: 1}"
            .formatted(folder.resolve("train"), folder.resolve("test/cat"));

    JsonNode executed = run("own-images.ipynb", "own-images-of-a-folder.ipynb", parameters);

    assertThat(printed(executed)).contains("|    0|      cat|   32|").doesNotContain("truncated");
  }

  @Test
  void theirSparkIsThatOfTheLibrary() throws IOException {
    assertThat(NOTEBOOKS.resolve("requirements.txt"))
        .content()
        .contains("pyspark==%s%n".formatted(SparkBuildInfo.spark_version()));
  }

  private JsonNode run(String name, String executed, String parameters) throws IOException {
    PySpark python = PySpark.find(folder);
    Python.assumeHas(folder, "papermill", "ipykernel", "matplotlib", "pandas", "PIL");
    Path output = Files.createDirectories(EXECUTED).resolve(executed);

    Execution run =
        python.run(
            folder,
            // Its own kernel, not one that somebody has installed in their home.
            Map.of("JUPYTER_PREFER_ENV_PATH", "1"),
            "-m",
            "papermill",
            "--no-progress-bar",
            "--cwd",
            NOTEBOOKS.toString(),
            "--parameters_yaml",
            parameters,
            "--parameters",
            "results",
            folder.resolve("results").toString(),
            NOTEBOOKS.resolve(name).toString(),
            output.toString());

    assertThat(run.code()).as(run.err()).isZero();
    return JSON.readTree(output.toFile());
  }

  private static List<JsonNode> code(JsonNode notebook) {
    List<JsonNode> cells = new ArrayList<>();
    notebook.get("cells").forEach(cells::add);
    cells.removeIf(cell -> !cell.get("cell_type").asText().equals("code"));
    return Collections.unmodifiableList(cells);
  }

  private static List<JsonNode> outputs(JsonNode notebook) {
    List<JsonNode> outputs = new ArrayList<>();
    code(notebook).forEach(cell -> cell.get("outputs").forEach(outputs::add));
    return Collections.unmodifiableList(outputs);
  }

  private static long pictures(JsonNode notebook) {
    return outputs(notebook).stream()
        .filter(output -> output.at("/data/image~1png").asText().length() > 1000)
        .count();
  }

  private static String printed(JsonNode notebook) {
    StringBuilder text = new StringBuilder();
    for (JsonNode output : outputs(notebook)) {
      output.path("text").forEach(line -> text.append(line.asText()));
      output.at("/data/text~1plain").forEach(line -> text.append(line.asText()));
    }
    return text.toString();
  }
}
