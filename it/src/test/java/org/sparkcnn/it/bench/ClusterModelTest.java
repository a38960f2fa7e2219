package org.sparkcnn.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClusterModelTest {
  private static final double GIGABYTE = 1e9;
  private static final ClusterModel CLUSTER =
      new ClusterModel(0.05, 0.001, 2e-9, 1e-9, 2e-9, 1.25e9);

  @Test
  void theDriversPartGrowsWithTheWorkers() {
    double few = CLUSTER.onDriver(8, GIGABYTE);
    double many = CLUSTER.onDriver(16, GIGABYTE);
    // Eight more states through the driver's link and into its sum, and eight more tasks.
    assertThat(many - few).isCloseTo(8 * (1 + 0.8) + 8 * 0.001, within(1e-9));
  }

  @Test
  void aShuffleCostsAboutTheSameForAnyNumberOfWorkersThatHaveASliceEach() {
    double few = CLUSTER.byShuffle(8, GIGABYTE);
    double many = CLUSTER.byShuffle(128, GIGABYTE);
    assertThat(many - few).isCloseTo(2 * 120 * 0.001, within(1e-9));
  }

  @Test
  void aShuffleIsForStatesOfManySlices() {
    assertThat(CLUSTER.crossover(GIGABYTE, 1024)).isEqualTo(4);
    assertThat(CLUSTER.crossover(1e6, 1024)).as("one slice").isZero();
  }
}
