package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AveragingTest {
  private static final float[] BEFORE = {7, 7};

  private static WorkerResult result(double weight, float... state) {
    return new WorkerResult(new Totals((long) weight, weight, 0), 1, state);
  }

  @Test
  void itIsTheMeanWeightedByWhatEachWorkerTrainedOn() {
    assertThat(Averaging.mean(List.of(result(1, 0, 8), result(3, 4, 0)), BEFORE))
        .containsExactly(3, 2);
  }

  @Test
  void oneWorkersStateComesBackBitForBit() {
    float[] state = {0.1f, Float.MIN_VALUE};
    assertThat(Averaging.mean(List.of(result(17, state)), BEFORE)).isEqualTo(state);
  }

  @Test
  void aWorkerThatTrainedOnNothingHasNoSay() {
    WorkerResult onRowsOfNoWeight = result(0, Float.NaN, Float.NaN);
    assertThat(
            Averaging.mean(
                List.of(WorkerResult.nothing(), result(5, 1, 2), onRowsOfNoWeight), BEFORE))
        .containsExactly(1, 2);
  }

  @Test
  void ifNobodyTrainedAllStaysAsItWas() {
    assertThat(Averaging.mean(List.of(WorkerResult.nothing(), result(0, 1, 2)), BEFORE))
        .isSameAs(BEFORE);
  }

  @Test
  void statesAreAddedInTheOrderOfTheWorkers() {
    float large = 1e30f;
    List<WorkerResult> inOrder =
        List.of(result(1, large, 1), result(1, -large, large), result(1, 1, -large));
    // 1 is lost next to 1e30: what is left of it says in which order the sum was taken.
    assertThat(Averaging.mean(inOrder, BEFORE)).containsExactly(1 / 3f, 0);
  }

  @Test
  void manySmallSharesDoNotLoseTheirBits() {
    List<WorkerResult> equal =
        IntStream.range(0, 1000).mapToObj(i -> result(1, 0.1f, 0.3f)).toList();
    assertThat(Averaging.mean(equal, BEFORE)).containsExactly(0.1f, 0.3f);
  }
}
