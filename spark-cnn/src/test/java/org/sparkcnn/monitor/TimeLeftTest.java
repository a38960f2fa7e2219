package org.sparkcnn.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLeftTest {
  @ParameterizedTest
  @CsvSource({
    "-3,0 s left",
    "0,0 s left",
    "0.2,1 s left",
    "59,59 s left",
    "59.5,1:00 left",
    "125,2:05 left",
    "3599,59:59 left",
    "3600,1:00:00 left",
    "90125,25:02:05 left"
  })
  void itIsWrittenAsAClock(double seconds, String text) {
    assertThat(TimeLeft.text(seconds)).isEqualTo(text);
  }

  @Test
  void itFollowsFromTheSpeed() {
    assertThat(TimeLeft.of(1_000_000, 1000).text()).hasValueSatisfying(this::isAlmost1000Seconds);
  }

  private void isAlmost1000Seconds(String text) {
    assertThat(text).matches("1[56]:\\d\\d left");
  }

  @Test
  void beforeAnythingWasSeenNobodyKnowsIt() {
    assertThat(TimeLeft.of(100, 0.0 / 0).text()).isEmpty();
    assertThat(TimeLeft.of(100, 0).text()).isEmpty();
    assertThat(TimeLeft.unknown().text()).isEmpty();
  }
}
