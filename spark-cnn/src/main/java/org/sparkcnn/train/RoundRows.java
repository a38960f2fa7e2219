package org.sparkcnn.train;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.sparkcnn.data.Shard;
import org.sparkcnn.engine.Batch;

/** The rows of a worker's round, in the order of the epoch, one open shard at a time. */
final class RoundRows implements AutoCloseable {
  private final EpochOrder order;
  private final Map<Integer, byte[]> packed;
  private final long end;
  private long next;
  private int turn;
  private int place;
  private Shard shard;
  private int[] rows = {};

  /**
   * Takes the shards that the round needs from the worker's, which come in the order in which they
   * were packed.
   */
  RoundRows(EpochOrder order, Iterator<byte[]> shards, long first, long end) {
    this.order = order;
    this.next = first;
    this.end = end;
    long skipped = 0;
    int[] turns = order.shards();
    while (skipped + order.rowsOf(turns[turn]) <= first) {
      skipped += order.rowsOf(turns[turn++]);
    }
    this.place = (int) (first - skipped);
    this.packed = take(shards, needed(turns, turn, end - skipped));
    open();
  }

  private Set<Integer> needed(int[] turns, int from, long rowsToReach) {
    Set<Integer> needed = new HashSet<>();
    long reached = 0;
    for (int i = from; i < turns.length && reached < rowsToReach; i++) {
      needed.add(turns[i]);
      reached += order.rowsOf(turns[i]);
    }
    return needed;
  }

  private static Map<Integer, byte[]> take(Iterator<byte[]> shards, Set<Integer> needed) {
    Map<Integer, byte[]> taken = new HashMap<>();
    for (int i = 0; taken.size() < needed.size() && shards.hasNext(); i++) {
      byte[] bytes = shards.next();
      if (needed.contains(i)) {
        taken.put(i, bytes);
      }
    }
    if (taken.size() < needed.size()) {
      throw new IllegalStateException(
          "the packed images have %d of the %d shards of this round; were they changed?"
              .formatted(taken.size(), needed.size()));
    }
    return taken;
  }

  private void open() {
    int index = order.shards()[turn];
    shard = new Shard(packed.remove(index));
    rows = order.rowsInOrder(index);
  }

  /** Fills an empty batch with the next rows; returns false if there are none left. */
  boolean fill(Batch batch) {
    batch.clear();
    while (next < end && !batch.isFull()) {
      if (place == rows.length) {
        shard.close();
        turn++;
        place = 0;
        open();
      }
      int row = rows[place++];
      batch.add(shard.pixels(row), shard.label(row), shard.weight(row));
      next++;
    }
    return batch.size() > 0;
  }

  @Override
  public void close() {
    shard.close();
  }
}
