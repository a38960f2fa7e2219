package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkcnn.data.SmallShards;
import org.sparkcnn.engine.Batch;
import org.sparkcnn.network.PixelType;

/** Row i weighs 2^i, so that a batch's weight says which rows are in it. */
class RoundRowsTest {
  private static final long SEED = 42;

  private static EpochOrder order(int rows, int rowsPerShard) {
    return new EpochOrder(SEED, 1, 0, rows, rowsPerShard);
  }

  /** The rows of each batch of an epoch of such rounds, as sets of bits. */
  private static List<Long> batches(int rows, int rowsPerShard, int rowsPerRound, int batchSize) {
    List<byte[]> shards = SmallShards.of(rows, rowsPerShard);
    List<Long> batches = new ArrayList<>();
    try (Batch batch = new Batch(SmallShards.PIXEL, PixelType.UINT8, batchSize)) {
      for (int first = 0; first < rows; first += rowsPerRound) {
        int end = Math.min(rows, first + rowsPerRound);
        try (RoundRows round =
            new RoundRows(order(rows, rowsPerShard), shards.iterator(), first, end)) {
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
  void shardsAreReadOnlyAsFarAsTheRoundNeedsThem() {
    EpochOrder order = order(40, 4);
    AtomicInteger read = new AtomicInteger();
    Iterator<byte[]> shards =
        SmallShards.of(40, 4).stream().peek(shard -> read.incrementAndGet()).iterator();

    try (RoundRows round = new RoundRows(order, shards, 4, 8)) {
      assertThat(round).isNotNull();
    }

    assertThat(read.get()).isEqualTo(order.shards()[1] + 1);
  }

  @Test
  void missingShardsAreFound() {
    assertThatThrownBy(() -> new RoundRows(order(23, 4), SmallShards.of(12, 4).iterator(), 0, 23))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the packed images have 3 of the 6 shards of this round; were they changed?");
  }
}
