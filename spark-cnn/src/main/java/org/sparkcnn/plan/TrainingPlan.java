package org.sparkcnn.plan;

import java.io.Serializable;

/**
 * How a network is trained over partitions.
 *
 * @param loss what is made small
 * @param optimizer how each worker steps
 * @param epochs passes over the data, at least 1
 * @param batchSize examples of one step of one worker, at least 1
 * @param workers how many share each epoch, at least 1
 * @param averagingFrequency batches that a worker trains between two averages, or 0 for its whole
 *     epoch
 * @param seed what everything random derives from
 */
public record TrainingPlan(
    Loss loss,
    Optimizer optimizer,
    int epochs,
    int batchSize,
    int workers,
    int averagingFrequency,
    long seed)
    implements Serializable {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  public TrainingPlan {
    Range.atLeast(1, epochs, "epochs");
    Range.atLeast(1, batchSize, "batchSize");
    Range.atLeast(1, workers, "workers");
    Range.atLeast(0, averagingFrequency, "averagingFrequency");
  }
}
