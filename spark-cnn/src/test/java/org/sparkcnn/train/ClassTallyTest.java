package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.ValidationMetric;

/** Metrics are those of scikit-learn, which make_golden_metrics.py wrote down. */
class ClassTallyTest {

  static List<JsonNode> cases() throws IOException {
    try (InputStream file = ClassTallyTest.class.getResourceAsStream("/metrics.json")) {
      return StreamSupport.stream(new ObjectMapper().readTree(file).spliterator(), false).toList();
    }
  }

  private static ClassTally tally(JsonNode golden, int from, int to) {
    int classes = golden.get("classes").asInt();
    ClassTally tally = new ClassTally(classes);
    float[] scores = new float[golden.get("scores").size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (float) golden.get("scores").get(i).asDouble();
    }
    for (int row = from; row < to; row++) {
      tally.add(
          scores,
          row * classes,
          golden.get("labels").get(row).asInt(),
          (float) golden.get("weights").get(row).asDouble());
    }
    return tally;
  }

  private static ClassTally tally(JsonNode golden) {
    return tally(golden, 0, golden.get("labels").size());
  }

  private static double value(ClassTally tally, ValidationMetric metric) {
    return metric.in(tally.metrics());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void metricsAreThoseOfScikitLearn(JsonNode golden) {
    List<Metric> found = tally(golden).metrics();
    JsonNode expected = golden.get("metrics");
    assertThat(found).hasSize(expected.size());
    for (Metric metric : found) {
      assertThat(metric.value())
          .as("%s: %s", golden.get("name"), metric.name())
          .isCloseTo(expected.get(metric.name()).asDouble(), within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void partsThatTravelledAsBytesAddUpToTheWhole(JsonNode golden) {
    int classes = golden.get("classes").asInt();
    ClassTally sum = new ClassTally(classes);
    for (ClassTally part : List.of(tally(golden, 0, 5), tally(golden, 5, rows(golden)))) {
      ByteBuffer bytes = ByteBuffer.allocate(ClassTally.bytes(classes));
      part.write(bytes);
      assertThat(bytes.hasRemaining()).isFalse();
      sum.add(ClassTally.read(bytes.flip(), classes));
    }
    // Weights are quarters, whose sums are exact.
    assertThat(sum.metrics()).isEqualTo(tally(golden).metrics());
  }

  private static int rows(JsonNode golden) {
    return golden.get("labels").size();
  }

  @Test
  void ofEqualScoresTheFirstWins() {
    float[] scores = {1, 1, 1, 1, 1, 1, 1};
    for (int label = 0; label < 7; label++) {
      ClassTally tally = new ClassTally(7);
      tally.add(scores, 0, label, 1);
      assertThat(value(tally, ValidationMetric.ACCURACY)).isEqualTo(label == 0 ? 1 : 0);
      assertThat(value(tally, ValidationMetric.TOP5_ACCURACY)).isEqualTo(label < 5 ? 1 : 0);
    }
  }

  @Test
  void scoresThatAreNoNumbersAreWrongUnlessTheFirstClassIsRight() {
    float[] scores = {Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN};
    ClassTally tally = new ClassTally(6);
    tally.add(scores, 0, 0, 1);
    tally.add(scores, 0, 1, 1);
    assertThat(value(tally, ValidationMetric.ACCURACY)).isEqualTo(0.5);
    assertThat(value(tally, ValidationMetric.TOP5_ACCURACY)).isZero();
  }

  @Test
  void rowsWithoutWeightCountForNothing() {
    ClassTally tally = new ClassTally(3);
    tally.add(new float[] {1, 0, 0, 0, 1, 0}, 3, 2, 0);
    assertThat(tally.metrics())
        .containsExactly(new Metric("accuracy", Double.NaN), new Metric("f1", Double.NaN));
    tally.add(new float[] {1, 0, 0}, 0, 0, 1);
    assertThat(tally.metrics()).containsExactly(new Metric("accuracy", 1), new Metric("f1", 1));
  }
}
