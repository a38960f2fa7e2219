package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkcnn.data.SmallShards;
import org.sparkcnn.data.WorkerShards;
import org.sparkcnn.engine.Batch;
import org.sparkcnn.network.PixelType;

/** Row i weighs 2^i, so that a batch's weight says which rows are in it. */
class RoundRowsTest {
  private static final long SEED = 42;

  private static EpochOrder order(int rows, int rowsPerShard) {
    return new EpochOrder(SEED, 1, 0, SmallShards.rows(rows, rowsPerShard));
  }

  /** The rows of each batch of an epoch of such rounds, as sets of bits. */
  private static List<Long> batches(int rows, int rowsPerShard, int rowsPerRound, int batchSize) {
    WorkerShards shards = SmallShards.of(SmallShards.rows(rows, rowsPerShard), new ArrayList<>());
    List<Long> batches = new ArrayList<>();
    try (Batch batch = new Batch(SmallShards.PIXEL, PixelType.UINT8, batchSize)) {
      for (int first = 0; first < rows; first += rowsPerRound) {
        int end = Math.min(rows, first + rowsPerRound);
        try (RoundRows round = new RoundRows(order(rows, rowsPerShard), shards, first, end)) {
          while (round.fill(batch)) {
            batches.add((long) batch.weightSum());
          }
          assertThat(batch.size()).as("the batch after the last one").isZero();
        }
      }
    }
    return batches;
  }

  private static long all(int rows) {
    return (1L << rows) - 1;
  }

  @ParameterizedTest
  @CsvSource({
    "23, 4, 6, 3", // rounds and batches end within shards
    "20, 5, 5, 5", // all end together
    "20, 5, 10, 2",
    "24, 1, 7, 3", // a row a shard
    "7, 100, 3, 2", // all in one shard
    "1, 4, 6, 3",
    "40, 3, 1000, 64" // one round, one batch
  })
  void theRoundsOfAnEpochSeeEachRowOnce(int rows, int perShard, int perRound, int batchSize) {
    long seen = 0;
    for (long batch : batches(rows, perShard, perRound, batchSize)) {
      assertThat(seen & batch).as("rows that were seen before").isZero();
      seen |= batch;
    }
    assertThat(seen).isEqualTo(all(rows));
  }

  @Test
  void onlyTheLastBatchOfARoundIsPartial() {
    assertThat(batches(23, 4, 10, 4).stream().map(Long::bitCount))
        .containsExactly(4, 4, 2, 4, 4, 2, 3);
  }

  @Test
  void theOrderDoesNotDependOnTheRounds() {
    List<Long> oneRound = batches(23, 4, 23, 1);
    assertThat(batches(23, 4, 6, 1)).isEqualTo(oneRound);
    assertThat(batches(23, 4, 1, 1)).isEqualTo(oneRound);
    assertThat(oneRound).isNotEqualTo(oneRound.stream().sorted().toList());
  }

  @Test
  void onlyTheShardsOfTheRoundAreOpenedAndEachOnce() {
    EpochOrder order = order(40, 4);
    List<Integer> opened = new ArrayList<>();
    try (Batch batch = new Batch(SmallShards.PIXEL, PixelType.UINT8, 3);
        RoundRows round =
            new RoundRows(order, SmallShards.of(SmallShards.rows(40, 4), opened), 6, 14)) {
      while (round.fill(batch)) {
        assertThat(batch.size()).isPositive();
      }
    }
    assertThat(opened).containsExactly(order.shards()[1], order.shards()[2], order.shards()[3]);
  }

  @Test
  void shardsWithoutRowsArePassedOver() {
    List<Integer> counts = List.of(0, 4, 0, 0, 4, 2, 0);
    EpochOrder order = new EpochOrder(SEED, 1, 0, counts);
    List<Integer> opened = new ArrayList<>();
    WorkerShards shards = SmallShards.of(counts, opened);
    int rows = 0;
    try (Batch batch = new Batch(SmallShards.PIXEL, PixelType.UINT8, 4);
        RoundRows round = new RoundRows(order, shards, 0, 10)) {
      while (round.fill(batch)) {
        rows += batch.size();
      }
    }
    assertThat(rows).isEqualTo(10);
    assertThat(opened).containsExactlyInAnyOrder(1, 4, 5);
  }
}
