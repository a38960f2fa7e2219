package org.sparkcnn.plan;

import java.util.Objects;

/**
 * Another schedule, multiplied by a factor that rises linearly to 1 in the first steps, as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.LinearLR.html">LinearLR</a>
 * stepped after every batch.
 *
 * @param schedule what the factor is applied to; it counts all steps, those of the rise included
 * @param steps of the rise, at least 1
 * @param factor of the very first step, in (0, 1]; PyTorch's default 1/3
 */
public record WarmupRate(LearningRateSchedule schedule, int steps, double factor)
    implements LearningRateSchedule {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  public WarmupRate {
    Objects.requireNonNull(schedule, "schedule");
    Range.atLeast(1, steps, "steps of the warm-up");
    Range.above(0, factor, "factor of the warm-up");
    Range.share(factor, "factor of the warm-up");
  }

  @Override
  public boolean dependsOnTotal() {
    return schedule.dependsOnTotal();
  }

  @Override
  public double learningRate(double base, long step, long stepsPerEpoch, long totalSteps) {
    double done = Math.min(1, (double) step / steps);
    return schedule.learningRate(base, step, stepsPerEpoch, totalSteps)
        * (factor + (1 - factor) * done);
  }
}
