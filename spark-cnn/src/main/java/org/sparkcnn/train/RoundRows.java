package org.sparkcnn.train;

import org.sparkcnn.data.Shard;
import org.sparkcnn.data.WorkerShards;
import org.sparkcnn.engine.Batch;

/** The rows of a worker's round, in the order of the epoch, one open shard at a time. */
final class RoundRows implements AutoCloseable {
  private final EpochOrder order;
  private final WorkerShards shards;
  private final long end;
  private long next;
  private int turn;
  private int place;
  private Shard shard;
  private int[] rows;

  /**
   * Begins a round.
   *
   * @param shards the worker's, of which only those are opened that the round needs
   * @param first index, in the epoch's order, of the round's first row; the worker has that row
   * @param end index after its last row
   */
  RoundRows(EpochOrder order, WorkerShards shards, long first, long end) {
    this.order = order;
    this.shards = shards;
    this.next = first;
    this.end = end;
    long skipped = 0;
    while (skipped + order.rowsOf(order.shards()[turn]) <= first) {
      skipped += order.rowsOf(order.shards()[turn++]);
    }
    open();
    this.place = (int) (first - skipped);
  }

  private void open() {
    int index = order.shards()[turn];
    shard = shards.open(index);
    rows = order.rowsInOrder(index);
    place = 0;
  }

  private void openNext() {
    shard.close();
    do {
      turn++;
    } while (order.rowsOf(order.shards()[turn]) == 0);
    open();
  }

  /** Fills an empty batch with the next rows; returns false if there are none left. */
  boolean fill(Batch batch) {
    batch.clear();
    while (next < end && !batch.isFull()) {
      if (place == rows.length) {
        openNext();
      }
      add(batch, shard, rows[place++]);
      next++;
    }
    return batch.size() > 0;
  }

  /** Adds a shard's row to a batch. */
  static void add(Batch batch, Shard shard, int row) {
    if (shard.targetsPerImage() == 0) {
      batch.add(shard.pixels(row), shard.label(row), shard.weight(row));
    } else {
      batch.add(shard.pixels(row), shard.targets(row), shard.weight(row));
    }
  }

  @Override
  public void close() {
    shard.close();
  }
}
