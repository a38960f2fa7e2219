package org.sparkcnn.data;

import java.io.Serializable;

/**
 * How rows come to workers.
 *
 * @param workers how many there are, at least 1
 * @param inPlace whether each of the DataFrame's partitions is a worker's; otherwise rows are dealt
 *     out evenly by a hash of their content, whichever partition they are in
 * @param seed of the hash
 */
public record Spread(int workers, boolean inPlace, long seed) implements Serializable {

  /** Returns rows that are dealt out evenly. */
  public static Spread evenly(int workers, long seed) {
    return new Spread(workers, false, seed);
  }

  /** Returns rows that stay with the partition that they are in. */
  public static Spread inPlace(int partitions, long seed) {
    return new Spread(partitions, true, seed);
  }

  /**
   * Returns a row's worker.
   *
   * @param hash of its content
   * @param partition that it is in
   */
  int worker(long hash, int partition) {
    return inPlace ? partition : (int) Long.remainderUnsigned(hash, workers);
  }
}
