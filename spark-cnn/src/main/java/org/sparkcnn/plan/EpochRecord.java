package org.sparkcnn.plan;

import java.io.Serializable;

/**
 * What one epoch did.
 *
 * @param epoch its number, from 1
 * @param loss the mean training loss over its examples, weighted by their weights
 * @param examples images trained on
 * @param seconds wall time of the epoch, rounds and averaging included
 */
public record EpochRecord(int epoch, double loss, long examples, double seconds)
    implements Serializable {

  /** Returns the throughput of the whole cluster in images a second. */
  public double imagesPerSecond() {
    return examples / seconds;
  }
}
