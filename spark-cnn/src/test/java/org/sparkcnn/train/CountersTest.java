package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparkcnn.plan.Averaging;
import org.sparkcnn.plan.Reduction;
import org.sparkcnn.plan.TrainingPlan;

class CountersTest {
  private static final long ROWS = 70;

  @ParameterizedTest
  @EnumSource(Reduction.class)
  void stagesShowWhatTheirWorkersHaveDoneSoFar(Reduction reduction) {
    TrainingPlan plan = Trainings.plan(3, 2, 0);
    try (StageCounters stages = StageCounters.open()) {
      Trainings.small()
          .train((int) ROWS, Trainings.with(plan, plan.averaging().reduction(reduction)));

      assertThat(stages.shown())
          .extracting(counters -> counters.get("images trained on"))
          .containsExactly(ROWS, 2 * ROWS, 3 * ROWS);
      assertThat(stages.shown())
          .allSatisfy(
              counters ->
                  assertThat(counters)
                      .containsOnlyKeys(
                          "images trained on",
                          "training steps",
                          "milliseconds of training",
                          "milliseconds of waiting for images"));
    }
  }

  @Test
  void everyRunBeginsAtZero() {
    try (StageCounters stages = StageCounters.open()) {
      for (int run = 0; run < 2; run++) {
        Trainings.small().train((int) ROWS, Trainings.plan(1, 1, 0));
      }

      assertThat(stages.shown()).hasSize(2);
      assertThat(stages.shown())
          .allSatisfy(
              counters ->
                  assertThat(counters)
                      .containsEntry("images trained on", ROWS)
                      .containsEntry("training steps", 9L));
    }
  }

  @Test
  void attemptsThatAreKilledCountNothing() {
    int epochs = 300;
    TrainingPlan plan = Trainings.with(Trainings.plan(epochs, 2, 0), Averaging.everyEpochs(epochs));
    try (StageCounters stages = StageCounters.killingFirstAttempts()) {
      Trainings.small().train((int) ROWS, plan);

      assertThat(stages.killed()).isPositive();
      Map<String, Long> counters = stages.shown().get(stages.shown().size() - 1);
      assertThat(counters).containsEntry("images trained on", ROWS * epochs);
    }
  }
}
