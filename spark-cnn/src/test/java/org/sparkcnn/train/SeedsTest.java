package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {

  @Test
  void oneNumberIsMixedAsSplitMix64DoesIt() {
    // The first number of the generator in its authors' C code when it begins with 0.
    assertThat(Seeds.mix(0)).isEqualTo(0xE220A8397B1DCDAFL);
  }

  @Test
  void theSameNumbersGiveTheSameSeed() {
    assertThat(Seeds.mix(1, 2, 3)).isEqualTo(Seeds.mix(1, 2, 3));
  }

  @Test
  void theOrderOfTheNumbersCounts() {
    assertThat(Seeds.mix(1, 2)).isNotEqualTo(Seeds.mix(2, 1));
    assertThat(Seeds.mix(0)).isNotEqualTo(Seeds.mix(0, 0));
  }

  @Test
  void neighboursShareNoSeed() {
    Set<Long> seeds = new HashSet<>();
    for (int epoch = 0; epoch < 100; epoch++) {
      for (int round = 0; round < 100; round++) {
        for (int worker = 0; worker < 10; worker++) {
          seeds.add(Seeds.mix(7, epoch, round, worker));
        }
      }
    }
    assertThat(seeds).hasSize(100_000);
  }
}
