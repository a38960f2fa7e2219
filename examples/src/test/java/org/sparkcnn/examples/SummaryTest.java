package org.sparkcnn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryTest {
  @Test
  void isOneLineOfNamesAndValues() {
    assertThat(new Summary(0.99123, 600_000, 74.06, "/tmp/model").toLine())
        .isEqualTo("accuracy=0.9912 images_per_second=8102 seconds=74.1 model=/tmp/model");
  }
}
