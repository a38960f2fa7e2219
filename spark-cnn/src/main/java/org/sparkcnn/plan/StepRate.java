package org.sparkcnn.plan;

/**
 * Multiplied by gamma after every so many epochs, as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.StepLR.html">StepLR</a>
 * stepped once an epoch.
 *
 * @param epochs between two falls, at least 1
 * @param gamma what the rate is multiplied by, above 0; PyTorch's default 0.1
 */
public record StepRate(int epochs, double gamma) implements LearningRateSchedule {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  public StepRate {
    Range.atLeast(1, epochs, "epochs of a step");
    Range.above(0, gamma, "gamma");
  }

  @Override
  public double learningRate(double base, long step, long stepsPerEpoch, long totalSteps) {
    long falls = step / stepsPerEpoch / epochs;
    return base * Math.pow(gamma, (double) falls);
  }
}
