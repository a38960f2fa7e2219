package org.sparkcnn.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoppingTest {
  private static final double NAN = Double.NaN;

  private static Stopping patient(ValidationMetric metric, int patience, double minDelta) {
    return new Stopping(metric, patience, minDelta, true);
  }

  /** Returns the best epoch and the last one of a run in which a metric takes these values. */
  private static List<Integer> run(Stopping stopping, double... values) {
    BestEpoch best = BestEpoch.none();
    for (int epoch = 1; epoch <= values.length; epoch++) {
      best = best.orBetter(epoch, values[epoch - 1], stopping);
      if (stopping.isOver(epoch, best)) {
        return List.of(best.epoch(), epoch);
      }
    }
    return List.of(best.epoch(), values.length);
  }

  @Test
  void trainingStopsAfterSoManyEpochsWithoutABetterOne() {
    Stopping stopping = patient(ValidationMetric.LOSS, 2, 0);
    assertThat(run(stopping, 3, 2, 2.5, 2.1, 1)).containsExactly(2, 4);
    assertThat(run(stopping, 3, 2, 2.5, 1.9, 2, 2)).containsExactly(4, 6);
    assertThat(run(stopping, 3, 2, 1)).containsExactly(3, 3);
  }

  @Test
  void withoutPatienceItGoesOn() {
    assertThat(run(patient(ValidationMetric.LOSS, 0, 0), 1, 2, 3, 4)).containsExactly(1, 4);
    assertThat(run(Stopping.never(), 1, 2, 3, 4)).containsExactly(1, 4);
  }

  @ParameterizedTest
  @EnumSource
  void onlyOfLossesLessIsBetter(ValidationMetric metric) {
    boolean less = metric == ValidationMetric.LOSS;
    assertThat(run(patient(metric, 0, 0), 0.5, 0.25, 0.75)).containsExactly(less ? 2 : 3, 3);
  }

  @Test
  void anEqualEpochIsNotBetter() {
    assertThat(run(patient(ValidationMetric.F1, 3, 0), 0.5, 0.5, 0.5, 0.5)).containsExactly(1, 4);
  }

  @Test
  void aDifferenceThatIsTooSmallIsNone() {
    assertThat(run(patient(ValidationMetric.LOSS, 2, 0.25), 2, 1.75, 1.7, 1))
        .as("1.75 is better by no more than 0.25, 1.7 is")
        .containsExactly(4, 4);
    assertThat(run(patient(ValidationMetric.ACCURACY, 2, 0.25), 0.25, 0.5, 0.5, 1))
        .containsExactly(1, 3);
  }

  @Test
  void whatIsNotANumberIsNeverBetter() {
    assertThat(run(patient(ValidationMetric.LOSS, 2, 0), NAN, NAN, 1)).containsExactly(0, 2);
    assertThat(run(patient(ValidationMetric.LOSS, 3, 0), NAN, NAN, 1)).containsExactly(3, 3);
    assertThat(run(patient(ValidationMetric.LOSS, 2, 0), 1, NAN, NAN)).containsExactly(1, 3);
  }

  @Test
  void patienceCountsEpochsThatWereNotMeasuredToo() {
    Stopping stopping = patient(ValidationMetric.LOSS, 3, 0);
    BestEpoch best = BestEpoch.none().orBetter(5, 1, stopping);
    assertThat(stopping.isOver(5, best)).isFalse();
    best = best.orBetter(10, 2, stopping);
    assertThat(stopping.isOver(10, best)).isTrue();
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> patient(ValidationMetric.LOSS, -1, 0))
        .withMessage("patience must be at least 0.0, found -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> patient(ValidationMetric.LOSS, 0, NAN))
        .withMessage("minDelta must be at least 0.0, found NaN");
  }

  @Test
  void metricsAreFoundByTheirNames() {
    assertThat(ValidationMetric.named("top5Accuracy")).isEqualTo(ValidationMetric.TOP5_ACCURACY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ValidationMetric.named("recall"))
        .withMessage(
            "there is no metric 'recall'; the metrics are [loss, accuracy, top5Accuracy, f1]");
    List<Metric> metrics = List.of(new Metric("loss", 2), new Metric("f1", 0.5));
    assertThat(ValidationMetric.F1.in(metrics)).isEqualTo(0.5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ValidationMetric.ACCURACY.in(metrics))
        .withMessageStartingWith("no accuracy among the metrics ");
  }
}
