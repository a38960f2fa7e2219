package org.sparkcnn.data;

import org.apache.spark.Partitioner;

/** Chooses an encoded example's worker by its hash. */
final class HashPartitioner extends Partitioner {
  private final int workers;

  HashPartitioner(int workers) {
    this.workers = workers;
  }

  @Override
  public int numPartitions() {
    return workers;
  }

  @Override
  public int getPartition(Object example) {
    return (int) Long.remainderUnsigned(Examples.hash((byte[]) example), workers);
  }
}
