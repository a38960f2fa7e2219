package org.sparkcnn.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrainingPlanTest {
  private static TrainingPlan plan(LearningRateSchedule schedule) {
    return new TrainingPlan(
        Recipe.of(Loss.crossEntropy(), Sgd.of(0.5)),
        schedule,
        4,
        8,
        2,
        Averaging.everyEpochs(1),
        0);
  }

  @Test
  void anEpochHasAsManyStepsAsTheWorkerWithTheMostRowsHasBatches() {
    TrainingPlan plan = plan(LearningRateSchedule.step(1, 0.1));

    // 33 rows are 5 batches of 8, the last with one row.
    assertThat(plan.learningRate(4, 33)).isEqualTo(0.5);
    assertThat(plan.learningRate(5, 33)).isEqualTo(0.5 * 0.1);
    assertThat(plan.learningRate(3, 32)).isEqualTo(0.5);
    assertThat(plan.learningRate(4, 32)).isEqualTo(0.5 * 0.1);
  }

  @Test
  void aCycleEndsWithTheLastStepOfTheLastEpoch() {
    TrainingPlan plan = plan(LearningRateSchedule.oneCycle(0.5));

    assertThat(plan.learningRate(19, 33)).isEqualTo(0.5 / 25 / 1e4);
    assertThat(plan.learningRate(18, 33)).isGreaterThan(0.5 / 25 / 1e4);
  }
}
