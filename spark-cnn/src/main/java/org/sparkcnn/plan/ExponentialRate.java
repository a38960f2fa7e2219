package org.sparkcnn.plan;

/**
 * Multiplied by gamma after every epoch, as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ExponentialLR.html">ExponentialLR</a>
 * stepped once an epoch.
 *
 * @param gamma what the rate is multiplied by, above 0
 */
public record ExponentialRate(double gamma) implements LearningRateSchedule {

  /**
   * Checks the setting.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public ExponentialRate {
    Range.above(0, gamma, "gamma");
  }

  @Override
  public double learningRate(double base, long step, long stepsPerEpoch, long totalSteps) {
    long epoch = step / stepsPerEpoch;
    return base * Math.pow(gamma, (double) epoch);
  }
}
