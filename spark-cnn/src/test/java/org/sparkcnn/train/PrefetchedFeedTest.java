package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext$;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.data.SmallShards;
import org.sparkcnn.data.WorkerShards;
import org.sparkcnn.engine.Batch;
import org.sparkcnn.network.PixelType;

/** Row i weighs 2^i, so that a batch's weight says which rows are in it. */
class PrefetchedFeedTest {
  private static final int ROWS = 23;
  private final List<Integer> opened = new ArrayList<>();
  private final WorkerShards shards = SmallShards.of(SmallShards.rows(ROWS, 5), opened);

  private RoundRows rows(WorkerShards source) {
    EpochOrder order = new EpochOrder(42, 1, 0, SmallShards.rows(ROWS, 5));
    return new RoundRows(order, source, 0, ROWS);
  }

  private static Batch batch(int size) {
    return new Batch(SmallShards.PIXEL, PixelType.UINT8, size);
  }

  private static List<Double> weights(BatchFeed feed) {
    List<Double> weights = new ArrayList<>();
    try (feed) {
      for (Batch batch = feed.next(); batch != null; batch = feed.next()) {
        weights.add(batch.weightSum());
      }
      assertThat(feed.next()).as("after the last batch").isNull();
    }
    return weights;
  }

  private PrefetchedFeed prefetched(WorkerShards source, int size) {
    return new PrefetchedFeed(rows(source), TaskContext$.MODULE$.empty(), () -> batch(size));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 23, 100})
  void itGivesTheSameBatchesInTheSameOrder(int size) {
    List<Double> plain = weights(BatchFeed.of(rows(shards), batch(size)));
    assertThat(weights(prefetched(shards, size))).isEqualTo(plain);
    assertThat(plain.stream().mapToDouble(Double::doubleValue).sum()).isEqualTo((1 << ROWS) - 1);
  }

  @Test
  void aBatchStaysAsItIsWhileTheNextOneIsFilled() throws InterruptedException {
    List<Double> plain = weights(BatchFeed.of(rows(shards), batch(4)));
    try (PrefetchedFeed feed = prefetched(shards, 4)) {
      Batch first = feed.next();
      Thread.sleep(50);
      assertThat(first.weightSum()).isEqualTo(plain.get(0));
      assertThat(feed.next().weightSum()).isEqualTo(plain.get(1));
    }
  }

  @Test
  void itCanBeClosedBeforeItsEnd() {
    PrefetchedFeed feed = prefetched(shards, 4);
    Batch first = feed.next();
    feed.close();
    assertThatThrownBy(() -> first.add(ByteBuffer.allocate(1), 0, 1))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatGoesWrongWithAShardIsThrownAsItIs() {
    WorkerShards missing = SmallShards.of(List.of(5, 0, 0, 0, 0), opened);
    assertThatThrownBy(() -> weights(prefetched(missing, 4)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("of the packed images has no rows");
  }
}
