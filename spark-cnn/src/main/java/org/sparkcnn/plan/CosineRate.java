package org.sparkcnn.plan;

/**
 * Falls along half a cosine (Loshchilov and Hutter 2016), as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.CosineAnnealingLR.html">CosineAnnealingLR</a>
 * over all epochs, stepped once an epoch.
 *
 * @param minimum where it would arrive after the last epoch, at least 0; PyTorch's default 0
 */
public record CosineRate(double minimum) implements LearningRateSchedule {

  /**
   * Checks the setting.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public CosineRate {
    Range.atLeast(0, minimum, "minimum of the cosine");
  }

  @Override
  public boolean dependsOnTotal() {
    return true;
  }

  @Override
  public double learningRate(double base, long step, long stepsPerEpoch, long totalSteps) {
    long epochs = (totalSteps + stepsPerEpoch - 1) / stepsPerEpoch;
    long epoch = step / stepsPerEpoch;
    double done = (double) epoch / (double) epochs;
    return minimum + (base - minimum) * (1 + Math.cos(Math.PI * done)) / 2;
  }
}
