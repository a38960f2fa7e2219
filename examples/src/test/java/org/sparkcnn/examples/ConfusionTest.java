package org.sparkcnn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionTest {
  private static final Confusion CONFUSION =
      new Confusion(
          List.of("cat", "dog", "fish", "bird"),
          List.of(
              List.of(6L, 3L, 1L, 0L),
              List.of(0L, 4L, 0L, 0L),
              List.of(0L, 0L, 0L, 0L),
              List.of(0L, 1L, 2L, 3L)));

  @Test
  void accuracyIsThePartOfAllImagesThatWereToldRight() {
    assertThat(CONFUSION.accuracy()).isEqualTo(13 / 20.0);
  }

  @Test
  void theTableHasALineForEachClassThatHasImages() {
    assertThat(CONFUSION.toTable().lines())
        .containsExactly(
            "cat    60.0 %  taken for dog: 30.0 %",
            "dog   100.0 %", "bird   50.0 %  taken for fish: 33.3 %");
  }
}
