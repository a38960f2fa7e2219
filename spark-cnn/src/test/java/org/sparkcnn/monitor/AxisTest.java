package org.sparkcnn.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void itsNumbersAreRoundAndCoverAll() {
    assertThat(labels(Axis.over(0.013, 0.243)))
        .containsExactly("0.00", "0.05", "0.10", "0.15", "0.20", "0.25");
    assertThat(labels(Axis.over(0, 9921))).containsExactly("0", "2k", "4k", "6k", "8k", "10k");
    assertThat(labels(Axis.over(0, 44_200)))
        .containsExactly("0", "10k", "20k", "30k", "40k", "50k");
    assertThat(labels(Axis.over(0, 1e-5)))
        .containsExactly("0", "2e-06", "4e-06", "6e-06", "8e-06", "1e-05");
    assertThat(labels(Axis.over(-1, 1))).containsExactly("-1.0", "-0.5", "0.0", "0.5", "1.0");
    assertThat(labels(Axis.over(0.98, 0.999)))
        .containsExactly("0.980", "0.985", "0.990", "0.995", "1.000");
  }

  @Test
  void aSingleNumberIsInTheMiddle() {
    Axis axis = Axis.over(0.5, 0.5);
    assertThat(axis.low()).isLessThan(0.5);
    assertThat(axis.high()).isGreaterThan(0.5);
    Axis zero = Axis.over(0, 0);
    assertThat(zero.low()).isNegative();
    assertThat(zero.high()).isPositive();
  }

  @Test
  void epochsAreWholeNumbersWithin() {
    assertThat(labels(Axis.ofWhole(1, 1))).containsExactly("1");
    assertThat(labels(Axis.ofWhole(1, 4))).containsExactly("1", "2", "3", "4");
    assertThat(labels(Axis.ofWhole(1, 20)))
        .containsExactly("2", "4", "6", "8", "10", "12", "14", "16", "18", "20");
    assertThat(labels(Axis.ofWhole(1, 300)))
        .containsExactly("50", "100", "150", "200", "250", "300");
  }

  private static List<String> labels(Axis axis) {
    return axis.ticks().stream().map(axis::label).toList();
  }
}
