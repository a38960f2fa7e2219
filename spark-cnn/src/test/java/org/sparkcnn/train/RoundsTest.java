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
import org.sparkcnn.plan.Averaging;
import org.sparkcnn.plan.AveragingUnit;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.LearningRateSchedule;
import org.sparkcnn.plan.OptimizerAveraging;
import org.sparkcnn.plan.OuterOptimizer;
import org.sparkcnn.plan.Reduction;
import org.sparkcnn.plan.RoundCost;
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
        .isCloseTo(rounds.stream().mapToDouble(RoundRecord::seconds).sum(), within(1e-9));
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

  @Test
  void aRoundMaySpanSeveralEpochs() {
    TrainingPlan plan = Trainings.with(Trainings.plan(5, 2, 0), Averaging.everyEpochs(2));
    List<EpochRecord> history = train(ROWS, plan).history();
    assertThat(rounds).extracting(RoundRecord::epoch).containsExactly(2, 4, 5);
    assertThat(rounds).extracting(RoundRecord::examples).containsExactly(140L, 140L, 70L);
    assertThat(history).extracting(EpochRecord::epoch).containsExactly(1, 2, 3, 4, 5);
    assertThat(history).extracting(EpochRecord::examples).containsOnly(70L);
    assertThat(history).extracting(EpochRecord::rounds).containsExactly(0, 1, 0, 1, 1);
    assertThat(history.get(0).loss()).isGreaterThan(history.get(1).loss());
  }

  @Test
  void averagesPerEpochAreEvenlySpaced() {
    TrainingPlan plan =
        Trainings.with(
            Trainings.plan(1, 1, 0),
            new Averaging(
                3,
                AveragingUnit.PER_EPOCH,
                OptimizerAveraging.AVERAGED,
                OuterOptimizer.mean(),
                Reduction.AUTO));
    train(ROWS, plan);
    // Nine batches of 8.
    assertThat(rounds).extracting(RoundRecord::examples).containsExactly(24L, 24L, 22L);
  }

  @Test
  void aShuffleGivesTheSameBitsAsTheDriver() {
    TrainingPlan plan = Trainings.plan(2, 3, 2);
    float[] driver =
        train(ROWS, Trainings.with(plan, plan.averaging().reduction(Reduction.DRIVER)))
            .weights()
            .values();
    float[] shuffle =
        train(ROWS, Trainings.with(plan, plan.averaging().reduction(Reduction.SHUFFLE)))
            .weights()
            .values();
    assertThat(shuffle).isEqualTo(driver);
  }

  @Test
  void anOptimizerThatIsResetDoesNotTravel() {
    TrainingPlan plan = Trainings.plan(2, 2, 2);
    float[] averaged = train(ROWS, plan).weights().values();
    long bytes = rounds.get(0).bytes();
    rounds.clear();
    TrainingPlan resetting =
        Trainings.with(plan, plan.averaging().optimizer(OptimizerAveraging.RESET));
    assertThat(train(ROWS, resetting).weights().values()).isNotEqualTo(averaged);
    // Adam remembers two numbers for each parameter.
    assertThat(rounds.get(0).bytes()).isEqualTo(bytes / 3);
  }

  @Test
  void theScheduleGoesOnThoughTheOptimizerIsReset() {
    TrainingPlan plan = Trainings.plan(LearningRateSchedule.exponential(0.5), 3, 2, 0);
    TrainingPlan resetting =
        Trainings.with(plan, plan.averaging().optimizer(OptimizerAveraging.RESET));
    assertThat(train(ROWS, resetting).history())
        .extracting(EpochRecord::learningRate)
        .containsExactly(0.02, 0.01, 0.005);
  }

  @Test
  void theOuterOptimizerTakesTheWeightsFurther() {
    TrainingPlan plan = Trainings.plan(1, 2, 0);
    float[] mean = train(ROWS, plan).weights().values();
    TrainingPlan half =
        Trainings.with(plan, plan.averaging().outer(new OuterOptimizer(0.5, 0, false)));
    float[] start = Trainings.small().start().values();
    float[] halfway = train(ROWS, half).weights().values();
    for (int i = 0; i < mean.length; i++) {
      assertThat(halfway[i]).isEqualTo(start[i] - 0.5f * (start[i] - mean[i]));
    }
  }

  @Test
  void theCostsOfARoundAddUpToItsTime() {
    List<EpochRecord> history = train(ROWS, Trainings.plan(1, 2, 2)).history();
    for (RoundRecord round : rounds) {
      RoundCost cost = round.cost();
      assertThat(cost.local()).isPositive();
      assertThat(cost.broadcast()).isPositive();
      assertThat(cost.reduce()).isPositive();
      assertThat(cost.local() + cost.overhead()).isGreaterThanOrEqualTo(round.seconds() - 1e-9);
    }
    assertThat(history.get(0).rounds()).isEqualTo(rounds.size());
    assertThat(history.get(0).cost().local())
        .isCloseTo(rounds.stream().mapToDouble(r -> r.cost().local()).sum(), within(1e-9));
  }
}
