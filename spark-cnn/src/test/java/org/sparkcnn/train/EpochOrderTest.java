package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkcnn.data.SmallShards;

class EpochOrderTest {

  /** The rows' numbers, counted through the worker's shards, in the order of the epoch. */
  private static List<Integer> rows(EpochOrder order, int rowsPerShard) {
    List<Integer> rows = new ArrayList<>();
    for (int shard : order.shards()) {
      for (int row : order.rowsInOrder(shard)) {
        rows.add(shard * rowsPerShard + row);
      }
    }
    return rows;
  }

  private static EpochOrder order(long seed, int epoch, int worker, int rows, int rowsPerShard) {
    return new EpochOrder(seed, epoch, worker, SmallShards.rows(rows, rowsPerShard));
  }

  private static List<Integer> rows(long seed, int epoch, int worker) {
    return rows(order(seed, epoch, worker, 100, 7), 7);
  }

  @ParameterizedTest
  @CsvSource({"100, 7", "100, 10", "100, 1", "100, 1000", "1, 5", "5, 5", "6, 5"})
  void eachRowComesOnce(int count, int rowsPerShard) {
    EpochOrder order = order(3, 2, 1, count, rowsPerShard);
    assertThat(rows(order, rowsPerShard))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, count).boxed().toList());
  }

  @Test
  void everyShardHasItsTurn() {
    EpochOrder order = order(1, 1, 0, 23, 10);
    assertThat(IntStream.range(0, 3).map(order::rowsOf)).containsExactly(10, 10, 3);
    assertThat(order.shards()).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void itIsTheSameForTheSameEpochWorkerAndSeed() {
    assertThat(rows(5, 3, 1)).isEqualTo(rows(5, 3, 1));
  }

  @Test
  void itDiffersByEpochByWorkerAndBySeed() {
    List<Integer> order = rows(5, 3, 1);
    assertThat(rows(5, 4, 1)).isNotEqualTo(order);
    assertThat(rows(5, 3, 2)).isNotEqualTo(order);
    assertThat(rows(6, 3, 1)).isNotEqualTo(order);
    // Epoch and worker do not just add up.
    assertThat(rows(5, 1, 3)).isNotEqualTo(order);
  }

  @Test
  void rowsWithinShardsAreShuffledEachInItsOwnWay() {
    EpochOrder order = order(1, 1, 0, 60, 20);
    int[] first = order.rowsInOrder(0);
    assertThat(first).isNotEqualTo(order.rowsInOrder(1)).isNotEqualTo(order.rowsInOrder(2));
    assertThat(first).isNotEqualTo(IntStream.range(0, 20).toArray());
  }

  /** Over many epochs each of four rows is the first one about a quarter of the time. */
  @Test
  void allOrdersAreAboutAsLikely() {
    int[] firsts = new int[4];
    for (int epoch = 1; epoch <= 4000; epoch++) {
      firsts[rows(order(9, epoch, 0, 4, 2), 2).get(0)]++;
    }
    assertThat(Arrays.stream(firsts).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(900, 1100));
  }
}
