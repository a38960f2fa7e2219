package org.sparkcnn.train;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The order in which a worker sees its rows in one epoch: shards in random order, and rows in
 * random order within their shard, so that a round opens only the shards it trains on. Rows came to
 * shards by a hash, so that a shard is a random sample of the worker's rows already. Seeded by run,
 * epoch and worker.
 */
final class EpochOrder {
  private final List<Integer> rows;
  private final int[] shards;
  private final long seed;

  /**
   * Draws an order.
   *
   * @param rows the number of rows of each of the worker's shards
   */
  EpochOrder(long seed, int epoch, int worker, List<Integer> rows) {
    this.rows = rows;
    this.seed = Seeds.mix(seed, epoch, worker);
    this.shards = shuffled(rows.size(), new SplittableRandom(this.seed));
  }

  /** Returns the shards in the order of this epoch. */
  int[] shards() {
    return shards;
  }

  /** Returns how many rows a shard has. */
  int rowsOf(int shard) {
    return rows.get(shard);
  }

  /** Returns a shard's rows in the order of this epoch. */
  int[] rowsInOrder(int shard) {
    return shuffled(rowsOf(shard), new SplittableRandom(Seeds.mix(seed, shard)));
  }

  private static int[] shuffled(int length, SplittableRandom random) {
    int[] order = new int[length];
    for (int i = 0; i < length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
