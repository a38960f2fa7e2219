package org.sparkcnn.data;

import org.apache.spark.Partitioner;

/**
 * Chooses an encoded example's worker, and the shard within it, by its hash. The shards that are
 * trained on come first, worker by worker, then those that are held back.
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
    long hash = Examples.hash((byte[]) example);
    int worker = (int) Long.remainderUnsigned(hash, workers);
    long rest = Long.divideUnsigned(hash, workers);
    return first + worker * perWorker + (int) Long.remainderUnsigned(rest, perWorker);
  }
}
