package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.data.PackedImages;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.TrainingPlan;

class RoundsTest {
  private static final int ROWS = 70;
  private final List<RoundRecord> rounds = new ArrayList<>();

  private DistributedTrainer.Result train(int rows, TrainingPlan plan) {
    return Trainings.small()
        .train(
            rows,
            plan,
            new TrainingListener() {
              @Override
              public void onRound(RoundRecord round) {
                rounds.add(round);
              }
            });
  }

  private static long mostRows(TrainingPlan plan) {
    try (PackedImages images = Trainings.small().pack(ROWS, plan)) {
      return Collections.max(images.rows());
    }
  }

  @Test
  void withoutAFrequencyAnEpochIsOneRound() {
    train(ROWS, Trainings.plan(2, 2, 0));
    assertThat(rounds).extracting(RoundRecord::epoch).containsExactly(1, 2);
    assertThat(rounds).extracting(RoundRecord::rounds).containsOnly(1);
    assertThat(rounds).extracting(RoundRecord::examples).containsOnly((long) ROWS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void anEpochHasAsManyRoundsAsTheWorkerWithTheMostRowsNeeds(int frequency) {
    TrainingPlan plan = Trainings.plan(2, 2, frequency);
    List<EpochRecord> history = train(ROWS, plan).history();

    int expected = (int) Math.ceil(mostRows(plan) / (8.0 * frequency));
    assertThat(rounds).hasSize(2 * expected);
    assertThat(rounds).extracting(RoundRecord::rounds).containsOnly(expected);
    assertThat(rounds.get(expected - 1).round()).isEqualTo(expected);
    assertThat(rounds.subList(0, expected - 1))
        .extracting(RoundRecord::examples)
        .allSatisfy(examples -> assertThat(examples).isBetween(1L, 16L * frequency));
    assertThat(rounds.stream().limit(expected).mapToLong(RoundRecord::examples).sum())
        .isEqualTo(ROWS);
    assertThat(history).extracting(EpochRecord::examples).containsExactly(70L, 70L);
  }

  @Test
  void anEpochsLossIsTheMeanOverItsExamples() {
    EpochRecord epoch = train(ROWS, Trainings.plan(1, 2, 2)).history().get(0);
    double sum = rounds.stream().mapToDouble(round -> round.loss() * round.examples()).sum();
    assertThat(epoch.loss()).isCloseTo(sum / ROWS, within(1e-9));
    assertThat(rounds.get(rounds.size() - 1).loss()).isLessThan(rounds.get(0).loss());
    assertThat(epoch.seconds())
        .isGreaterThanOrEqualTo(rounds.stream().mapToDouble(RoundRecord::seconds).sum());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void workersMayHaveFewRowsOrNone(int frequency) {
    DistributedTrainer.Result result = train(5, Trainings.plan(3, 8, frequency));
    assertThat(result.history()).extracting(EpochRecord::examples).containsExactly(5L, 5L, 5L);
    assertThat(result.history().get(2).loss()).isLessThan(result.history().get(0).loss());
    assertThat(rounds).hasSize(3);
  }

  @Test
  void averagingMoreOftenIsAnotherRun() {
    float[] seldom = train(ROWS, Trainings.plan(1, 2, 0)).weights().values();
    assertThat(train(ROWS, Trainings.plan(1, 2, 1)).weights().values()).isNotEqualTo(seldom);
  }

  @Test
  void aFrequencyThatNoWorkerReachesIsAWholeEpoch() {
    float[] epoch = train(ROWS, Trainings.plan(2, 2, 0)).weights().values();
    assertThat(train(ROWS, Trainings.plan(2, 2, Integer.MAX_VALUE)).weights().values())
        .isEqualTo(epoch);
  }
}
