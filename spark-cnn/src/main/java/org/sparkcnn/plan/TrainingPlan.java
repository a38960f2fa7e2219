package org.sparkcnn.plan;

import java.io.Serializable;
import java.util.Objects;

/**
 * How a network is trained over partitions.
 *
 * @param recipe what each step of a worker does
 * @param schedule how the learning rate changes with the steps
 * @param epochs passes over the data, at least 1
 * @param batchSize examples of one step of one worker, at least 1
 * @param workers how many share each epoch, at least 1
 * @param averaging when and how their weights become one again
 * @param seed what everything random derives from
 * @param stopping what validation rows decide, where there are any
 */
public record TrainingPlan(
    Recipe recipe,
    LearningRateSchedule schedule,
    int epochs,
    int batchSize,
    int workers,
    Averaging averaging,
    long seed,
    Stopping stopping)
    implements Serializable {

  /** Returns a plan that is followed to its end. */
  public TrainingPlan(
      Recipe recipe,
      LearningRateSchedule schedule,
      int epochs,
      int batchSize,
      int workers,
      Averaging averaging,
      long seed) {
    this(recipe, schedule, epochs, batchSize, workers, averaging, seed, Stopping.never());
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  public TrainingPlan {
    Objects.requireNonNull(recipe, "recipe");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(averaging, "averaging");
    Objects.requireNonNull(stopping, "stopping");
    Range.atLeast(1, epochs, "epochs");
    Range.atLeast(1, batchSize, "batchSize");
    Range.atLeast(1, workers, "workers");
  }

  /** Returns the same plan with other decisions by validation rows. */
  public TrainingPlan stopping(Stopping rule) {
    return new TrainingPlan(recipe, schedule, epochs, batchSize, workers, averaging, seed, rule);
  }

  /**
   * Returns the learning rate of a step, which is the same for all workers.
   *
   * @param step steps taken before this one, from 0
   * @param mostRows rows of the worker that has the most; its batches are an epoch's steps
   */
  public double learningRate(long step, long mostRows) {
    long perEpoch = stepsPerEpoch(mostRows);
    double base = recipe.optimizer().learningRate();
    return schedule.learningRate(base, step, perEpoch, perEpoch * epochs);
  }

  /**
   * Returns the steps of an epoch.
   *
   * @param mostRows rows of the worker that has the most
   */
  public long stepsPerEpoch(long mostRows) {
    return Math.max(1, (mostRows + batchSize - 1) / batchSize);
  }
}
