package org.sparkcnn.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparkcnn.it.bench.Comparison.Pair;

class ComparisonTest {
  @Test
  void theLastLineHoldsTheMediansOfThePairs() {
    List<Pair> pairs = List.of(new Pair(9000, 3000), new Pair(8000, 4000), new Pair(8500, 5000));

    assertThat(Comparison.summary(pairs))
        .isEqualTo("ratio=2.00 ours=8500 eager=4000 unit=images/s");
  }

  @Test
  void slowNetworksKeepADigitBehindThePoint() {
    assertThat(Comparison.summary(List.of(new Pair(27.25, 20.08), new Pair(26.85, 20.12))))
        .isEqualTo("ratio=1.35 ours=27.1 eager=20.1 unit=images/s");
  }
}
