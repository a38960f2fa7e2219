package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerResultTest {
  private static final WorkerSeconds SECONDS = new WorkerSeconds(0.25, 3, 1e-3);

  private static WorkerReport report(Totals... epochs) {
    return new WorkerReport(List.of(epochs), 1L << 33, SECONDS);
  }

  private static void assertSurvives(WorkerResult result) {
    WorkerResult back = WorkerResult.fromBytes(result.toBytes());
    assertThat(back.report()).isEqualTo(result.report());
    assertThat(floats(back)).isEqualTo(floats(result));
  }

  private static float[] floats(WorkerResult result) {
    float[] floats = new float[result.state().remaining()];
    result.state().duplicate().get(floats);
    return floats;
  }

  private static WorkerResult result(WorkerReport report, float... state) {
    return new WorkerResult(report, FloatBuffer.wrap(state));
  }

  @Test
  void itIsTheSameAfterARoundTripThroughBytes() {
    assertSurvives(
        result(
            report(new Totals(1L << 40, 0.1, -2.5e300)),
            1,
            -0f,
            Float.MIN_VALUE,
            Float.POSITIVE_INFINITY,
            Float.NaN));
  }

  @Test
  void everyEpochOfItsRoundIsThere() {
    WorkerResult result = result(report(new Totals(3, 3, 1), new Totals(2, 4, 0.5)), 1);
    assertSurvives(result);
    assertThat(result.weight()).isEqualTo(7);
    assertThat(result.report().epoch(1)).isEqualTo(new Totals(2, 4, 0.5));
    assertThat(result.report().epoch(2)).isEqualTo(Totals.NONE);
  }

  @Test
  void nothingIsTheSameToo() {
    assertSurvives(WorkerResult.nothing());
    assertThat(WorkerResult.nothing().weight()).isZero();
  }

  @Test
  void aLossThatIsNotANumberStaysOne() {
    assertSurvives(result(report(new Totals(2, 2, Double.NaN)), 1));
  }

  @Test
  void aSliceHasTheWholeReport() {
    WorkerResult result = result(report(new Totals(1, 1, 1)), 1, 2, 3, 4);
    WorkerResult slice = WorkerResult.fromBytes(result.toBytes(1, 3));
    assertThat(slice.report()).isEqualTo(result.report());
    assertThat(floats(slice)).containsExactly(2, 3);
  }

  @Test
  void aSliceOfNothingIsNothing() {
    WorkerResult slice = WorkerResult.fromBytes(WorkerResult.nothing().toBytes(5, 9));
    assertThat(slice.state().hasRemaining()).isFalse();
  }
}
