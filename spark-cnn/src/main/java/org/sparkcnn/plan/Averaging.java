package org.sparkcnn.plan;

import java.io.Serializable;
import java.util.Objects;

/**
 * When and how the workers' weights become one again.
 *
 * @param frequency how often, at least 1
 * @param unit what that means
 * @param optimizer what becomes of the workers' optimizers
 * @param outer how the weights follow the mean
 * @param reduction where the sum is taken
 */
public record Averaging(
    int frequency,
    AveragingUnit unit,
    OptimizerAveraging optimizer,
    OuterOptimizer outer,
    Reduction reduction)
    implements Serializable {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  public Averaging {
    Range.atLeast(1, frequency, "averagingFrequency");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(outer, "outer");
    Objects.requireNonNull(reduction, "reduction");
  }

  /** Returns plain means of weights and optimizers after so many batches of a worker. */
  public static Averaging everyBatches(int batches) {
    return plain(batches, AveragingUnit.BATCHES);
  }

  /** Returns plain means of weights and optimizers after so many epochs. */
  public static Averaging everyEpochs(int epochs) {
    return plain(epochs, AveragingUnit.EPOCHS);
  }

  private static Averaging plain(int frequency, AveragingUnit unit) {
    return new Averaging(
        frequency, unit, OptimizerAveraging.AVERAGED, OuterOptimizer.mean(), Reduction.AUTO);
  }

  /** Returns whether what the workers' optimizers remember travels with the weights. */
  public boolean keepsOptimizers() {
    return optimizer == OptimizerAveraging.AVERAGED;
  }

  /** Returns the same with another fate of the workers' optimizers. */
  public Averaging optimizer(OptimizerAveraging fate) {
    return new Averaging(frequency, unit, fate, outer, reduction);
  }

  /** Returns the same with another way to follow the mean. */
  public Averaging outer(OuterOptimizer step) {
    return new Averaging(frequency, unit, optimizer, step, reduction);
  }

  /** Returns the same with the sum taken elsewhere. */
  public Averaging reduction(Reduction place) {
    return new Averaging(frequency, unit, optimizer, outer, place);
  }
}
