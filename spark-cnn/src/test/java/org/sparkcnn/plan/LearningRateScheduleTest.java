package org.sparkcnn.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rates are those of torch.optim.lr_scheduler, which make_golden_schedules.py wrote down. */
class LearningRateScheduleTest {
  private static final JsonNode FILE = read();
  private static final long STEPS_PER_EPOCH = FILE.get("stepsPerEpoch").asLong();
  private static final long TOTAL = STEPS_PER_EPOCH * FILE.get("epochs").asLong();

  private static JsonNode read() {
    try (InputStream file = LearningRateScheduleTest.class.getResourceAsStream("/schedules.json")) {
      return new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> cases() {
    return StreamSupport.stream(FILE.get("cases").spliterator(), false).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ratesAreThoseOfPyTorch(JsonNode golden) {
    LearningRateSchedule schedule = schedule(golden);
    double base = FILE.get("base").asDouble();
    assertThat(golden.get("rates").size()).isEqualTo((int) TOTAL);
    for (int step = 0; step < TOTAL; step++) {
      double expected = golden.get("rates").get(step).asDouble();
      assertThat(schedule.learningRate(base, step, STEPS_PER_EPOCH, TOTAL))
          .as("%s at step %d", schedule, step)
          .isCloseTo(expected, within(1e-12));
    }
  }

  private static LearningRateSchedule schedule(JsonNode golden) {
    LearningRateSchedule schedule =
        switch (golden.get("kind").asText()) {
          case "constant" -> LearningRateSchedule.constant();
          case "step" ->
              LearningRateSchedule.step(
                  golden.get("epochs").asInt(), golden.get("gamma").asDouble());
          case "multiStep" -> {
            List<Integer> milestones = new ArrayList<>();
            golden.get("milestones").forEach(epoch -> milestones.add(epoch.asInt()));
            yield LearningRateSchedule.multiStep(milestones, golden.get("gamma").asDouble());
          }
          case "exponential" -> LearningRateSchedule.exponential(golden.get("gamma").asDouble());
          case "cosine" -> LearningRateSchedule.cosine(golden.get("minimum").asDouble());
          case "oneCycle" ->
              new OneCycleRate(
                  golden.get("maximum").asDouble(),
                  golden.path("pctStart").asDouble(0.3),
                  golden.path("divFactor").asDouble(25),
                  golden.path("finalDivFactor").asDouble(1e4));
          default -> throw new IllegalArgumentException(golden.toString());
        };
    return golden.has("warmupSteps")
        ? schedule.withWarmup(
            golden.get("warmupSteps").asInt(), golden.get("warmupFactor").asDouble())
        : schedule;
  }

  @Test
  void oneCycleHasPyTorchsDefaults() {
    assertThat(LearningRateSchedule.oneCycle(0.5)).isEqualTo(new OneCycleRate(0.5, 0.3, 25, 1e4));
  }

  @Test
  void anyScheduleWarmsUpByAFactor() {
    LearningRateSchedule cycle = LearningRateSchedule.oneCycle(0.5);
    LearningRateSchedule warm = cycle.withWarmup(4, 0.2);
    assertThat(IntStream.range(0, 6).mapToDouble(step -> ratio(warm, cycle, step)))
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b))
        .containsExactly(0.2, 0.4, 0.6, 0.8, 1.0, 1.0);
  }

  private static double ratio(LearningRateSchedule above, LearningRateSchedule below, int step) {
    return above.learningRate(1, step, 5, 10) / below.learningRate(1, step, 5, 10);
  }

  @Test
  void aCycleOfVeryFewStepsStaysBelowItsPeak() {
    for (int total = 1; total <= 12; total++) {
      for (int step = 0; step <= total; step++) {
        assertThat(LearningRateSchedule.oneCycle(0.5).learningRate(1, step, 1, total))
            .as("step %d of %d", step, total)
            .isBetween(0.5 / 25 / 1e4, 0.5);
      }
    }
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    refused(
        () -> LearningRateSchedule.step(0, 0.1),
        "epochs of a step must be at least 1.0, found 0.0");
    refused(() -> LearningRateSchedule.exponential(0), "gamma must be above 0.0, found 0.0");
    refused(
        () -> LearningRateSchedule.multiStep(List.of(3, 3), 0.1),
        "milestones must be epochs from 1 on, each above the one before, found [3, 3]");
    refused(
        () -> LearningRateSchedule.cosine(-1),
        "minimum of the cosine must be at least 0.0, found -1.0");
    refused(() -> new OneCycleRate(1, 1.5, 25, 1), "pctStart must be in [0, 1], found 1.5");
    refused(
        () -> LearningRateSchedule.constant().withWarmup(3, 2),
        "factor of the warm-up must be in [0, 1], found 2.0");
  }

  private static void refused(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
  }
}
