package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkerResultTest {

  private static void assertSurvives(WorkerResult result) {
    WorkerResult back = WorkerResult.fromBytes(result.toBytes());
    assertThat(back.totals()).isEqualTo(result.totals());
    assertThat(back.steps()).isEqualTo(result.steps());
    assertThat(back.state()).isEqualTo(result.state());
  }

  @Test
  void itIsTheSameAfterARoundTripThroughBytes() {
    float[] state = {1, -0f, Float.MIN_VALUE, Float.POSITIVE_INFINITY, Float.NaN};
    assertSurvives(new WorkerResult(new Totals(1L << 40, 0.1, -2.5e300), 1L << 33, state));
  }

  @Test
  void nothingIsTheSameToo() {
    assertSurvives(WorkerResult.nothing());
    assertThat(WorkerResult.nothing().toBytes()).hasSize(32);
  }

  @Test
  void aLossThatIsNotANumberStaysOne() {
    assertSurvives(new WorkerResult(new Totals(2, 2, Double.NaN), 1, new float[] {1}));
  }
}
