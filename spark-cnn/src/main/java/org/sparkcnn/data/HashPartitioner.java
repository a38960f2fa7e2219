package org.sparkcnn.data;

import org.apache.spark.Partitioner;

/**
 * Brings an encoded example to its worker, and to a shard there that its hash chooses. The shards
 * that are trained on come first, worker by worker, then those that are held back.
 */
final class HashPartitioner extends Partitioner {
  private static final long serialVersionUID = 1L;

  private final int workers;
  private final int shardsPerWorker;
  private final int heldBackPerWorker;

  HashPartitioner(int workers, int shardsPerWorker, int heldBackPerWorker) {
    this.workers = workers;
    this.shardsPerWorker = shardsPerWorker;
    this.heldBackPerWorker = heldBackPerWorker;
  }

  @Override
  public int numPartitions() {
    return Math.multiplyExact(workers, shardsPerWorker + heldBackPerWorker);
  }

  @Override
  public int getPartition(Object example) {
    boolean heldBack = Examples.isHeldBack((byte[]) example);
    int first = heldBack ? workers * shardsPerWorker : 0;
    int perWorker = heldBack ? heldBackPerWorker : shardsPerWorker;
    // What is left of the hash after it may have chosen the worker.
    long rest = Long.divideUnsigned(Examples.hash((byte[]) example), workers);
    return first
        + Examples.worker((byte[]) example) * perWorker
        + (int) Long.remainderUnsigned(rest, perWorker);
  }
}
