package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.SharedSpark;

/** Both ways of adding the workers' states up. */
class ReductionTest {
  private static final StateReduction DRIVER = new DriverReduction();
  private static final StateReduction SHUFFLE = new ShuffleReduction();

  static Stream<StateReduction> both() {
    return Stream.of(DRIVER, SHUFFLE);
  }

  private static Reduced reduce(StateReduction reduction, WorkerResult... workers) {
    int length = Stream.of(workers).mapToInt(w -> w.state().limit()).max().orElse(0);
    List<byte[]> bytes = Stream.of(workers).map(WorkerResult::toBytes).toList();
    JavaRDD<WorkerResult> results =
        JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext())
            .parallelize(bytes, workers.length)
            .map(WorkerResult::fromBytes);
    return reduction.reduce(results, length);
  }

  @ParameterizedTest
  @MethodSource("both")
  void itIsTheMeanWeightedByWhatEachWorkerTrainedOn(StateReduction reduction) {
    Reduced reduced = reduce(reduction, WorkerResults.of(1, 0, 8), WorkerResults.of(3, 4, 0));
    assertThat(reduced.mean()).containsExactly(3, 2);
    assertThat(reduced.reports()).extracting(r -> r.totals().weight()).containsExactly(1.0, 3.0);
  }

  @ParameterizedTest
  @MethodSource("both")
  void oneWorkersStateComesBackBitForBit(StateReduction reduction) {
    float[] state = {0.1f, Float.MIN_VALUE};
    assertThat(reduce(reduction, WorkerResults.of(17, state)).mean()).isEqualTo(state);
  }

  @ParameterizedTest
  @MethodSource("both")
  void aWorkerThatTrainedOnNothingHasNoSay(StateReduction reduction) {
    WorkerResult onRowsOfNoWeight = WorkerResults.of(0, Float.NaN, Float.NaN);
    Reduced reduced =
        reduce(reduction, WorkerResult.nothing(), WorkerResults.of(5, 1, 2), onRowsOfNoWeight);
    assertThat(reduced.mean()).containsExactly(1, 2);
    assertThat(reduced.reports()).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("both")
  void ifNobodyTrainedThereIsNoMean(StateReduction reduction) {
    assertThat(reduce(reduction, WorkerResult.nothing(), WorkerResults.of(0, 1, 2)).mean())
        .isNull();
  }

  @ParameterizedTest
  @MethodSource("both")
  void statesAreAddedInTheOrderOfTheWorkers(StateReduction reduction) {
    float large = 1e30f;
    // 1 is lost next to 1e30: what is left of it says in which order the sum was taken.
    assertThat(
            reduce(
                    reduction,
                    WorkerResults.of(1, large, 1),
                    WorkerResults.of(1, -large, large),
                    WorkerResults.of(1, 1, -large))
                .mean())
        .containsExactly(1 / 3f, 0);
  }

  @ParameterizedTest
  @MethodSource("both")
  void manySmallSharesDoNotLoseTheirBits(StateReduction reduction) {
    WorkerResult[] equal =
        IntStream.range(0, 50)
            .mapToObj(i -> WorkerResults.of(1, 0.1f, 0.3f))
            .toArray(WorkerResult[]::new);
    assertThat(reduce(reduction, equal).mean()).containsExactly(0.1f, 0.3f);
  }

  /** So many values that both cut them, at places that divide nothing evenly. */
  @Test
  void bothGiveTheSameBits() {
    Random random = new Random(1);
    WorkerResult[] workers =
        IntStream.range(0, 4)
            .mapToObj(
                worker -> {
                  float[] state = new float[3_500_003];
                  for (int i = 0; i < state.length; i++) {
                    state[i] = random.nextFloat() - 0.5f;
                  }
                  return WorkerResults.of(1 + random.nextDouble(), state);
                })
            .toArray(WorkerResult[]::new);
    Reduced driver = reduce(DRIVER, workers);
    Reduced shuffle = reduce(SHUFFLE, workers);
    assertThat(shuffle.mean()).isEqualTo(driver.mean());
    assertThat(shuffle.reports()).isEqualTo(driver.reports());
    double sum = 0;
    double weight = 0;
    for (WorkerResult worker : workers) {
      sum += worker.weight() * worker.state().get(3_500_002);
      weight += worker.weight();
    }
    assertThat(driver.mean()[3_500_002]).isEqualTo((float) (sum / weight));
  }
}
