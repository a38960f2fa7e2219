package org.sparkcnn.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PercentagesTest {
  @Test
  void overheadIsInPercentOfTheEnginesTime() {
    assertThat(TransformCommand.overhead(Map.of("engine", 1200.0, "transform", 1000.0), ""))
        .isCloseTo(20, within(1e-9));
  }

  @Test
  void aSlowerEpochTakesLongerThanThatOfImagesInMemory() {
    assertThat(EpochCommand.slower(Map.of("memory", 1050.0, "packed", 1000.0)))
        .isCloseTo(5, within(1e-9));
  }
}
