package org.sparkcnn.data;

import org.apache.spark.Partitioner;

/** Chooses an encoded example's worker, and the shard within it, by its hash. */
final class HashPartitioner extends Partitioner {
  private static final long serialVersionUID = 1L;

  private final int workers;
  private final int shardsPerWorker;

  HashPartitioner(int workers, int shardsPerWorker) {
    this.workers = workers;
    this.shardsPerWorker = shardsPerWorker;
  }

  @Override
  public int numPartitions() {
    return Math.multiplyExact(workers, shardsPerWorker);
  }

  @Override
  public int getPartition(Object example) {
    long hash = Examples.hash((byte[]) example);
    int worker = (int) Long.remainderUnsigned(hash, workers);
    long rest = Long.divideUnsigned(hash, workers);
    return worker * shardsPerWorker + (int) Long.remainderUnsigned(rest, shardsPerWorker);
  }
}
