package org.sparkcnn.plan;

import java.io.Serializable;
import java.util.List;

/**
 * What one epoch did.
 *
 * @param epoch its number, from 1
 * @param loss the mean training loss over its examples, weighted by their weights
 * @param examples images trained on
 * @param seconds wall time of the epoch, rounds and averaging included; an even share of a round
 *     that spans several epochs
 * @param learningRate of the epoch's last step
 * @param rounds averages taken at the end of or within the epoch; 0 if a round goes on
 * @param cost where the rounds' time went
 * @param validation what was measured on the validation rows after the epoch; empty if there are
 *     none, or a round goes on
 */
public record EpochRecord(
    int epoch,
    double loss,
    long examples,
    double seconds,
    double learningRate,
    int rounds,
    RoundCost cost,
    List<Metric> validation)
    implements Serializable {

  /** Copies the metrics. */
  public EpochRecord {
    validation = List.copyOf(validation);
  }

  /** Returns the throughput of the whole cluster in images a second. */
  public double imagesPerSecond() {
    return examples / seconds;
  }

  /** Returns the same with what was measured on the validation rows. */
  public EpochRecord validation(List<Metric> metrics) {
    return new EpochRecord(epoch, loss, examples, seconds, learningRate, rounds, cost, metrics);
  }
}
