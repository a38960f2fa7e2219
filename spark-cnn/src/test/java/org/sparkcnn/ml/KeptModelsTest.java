package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.SharedSpark;

/**
 * What earlier versions have saved loads as it was. The folders {@code models/VERSION} are written
 * by {@link KeepModelsRun} of that version, and never changed after that.
 */
class KeptModelsTest {
  private static final double TOLERANCE = 1e-5;

  /** All folders of stages; beside each is a file of the same name that says what it holds. */
  static List<Path> folders() throws IOException, URISyntaxException {
    Path models = Path.of(KeptModelsTest.class.getResource("/models").toURI());
    try (Stream<Path> found = Files.walk(models, 2)) {
      return found
          .filter(file -> file.toString().endsWith(".json"))
          .map(KeptModelsTest::folder)
          .sorted()
          .toList();
    }
  }

  private static Path folder(Path file) {
    return file.resolveSibling(file.getFileName().toString().replace(".json", ""));
  }

  private static PipelineStage load(Path folder) {
    return DefaultParamsReader.loadParamsInstance(folder.toUri().toString(), SharedSpark.session());
  }

  @ParameterizedTest
  @MethodSource("folders")
  void aStageIsWhatItWas(Path folder) {
    KeptStage expected = KeptFile.read(folder).stage();
    KeptStage found = KeptStage.of(load(folder));
    // Later versions may have more params and more measures.
    assertThat(found.params()).containsAllEntriesOf(expected.params());
    assertThat(found.parameters()).containsExactlyEntriesOf(expected.parameters());
    assertThat(found).usingRecursiveComparison().ignoringFields("params").isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("folders")
  void itGivesWhatItGave(Path folder) {
    Map<String, List<double[]>> expected = KeptFile.read(folder).outputs();
    Map<String, List<double[]>> found = KeptFile.of(load(folder)).outputs();
    expected.forEach((column, rows) -> assertClose(found.get(column), rows, column));
  }

  private static void assertClose(List<double[]> found, List<double[]> expected, String column) {
    assertThat(found).as(column).hasSameSizeAs(expected);
    for (int row = 0; row < expected.size(); row++) {
      double[] values = expected.get(row);
      double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
      assertThat(found.get(row))
          .as("%s of row %d", column, row)
          .usingComparatorWithPrecision(TOLERANCE * Math.max(1, largest))
          .containsExactly(values);
    }
  }

  @Test
  void everyKindOfStageIsKept() throws IOException, URISyntaxException {
    assertThat(folders())
        .extracting(folder -> load(folder).getClass().getSimpleName())
        .contains(
            "CnnClassifier",
            "CnnRegressor",
            "CnnClassificationModel",
            "CnnRegressionModel",
            "CnnFeaturizer");
  }
}
