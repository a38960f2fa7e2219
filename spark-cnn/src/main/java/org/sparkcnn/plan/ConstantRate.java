package org.sparkcnn.plan;

/** The optimizer's own rate for all steps. */
public record ConstantRate() implements LearningRateSchedule {

  @Override
  public double learningRate(double base, long step, long stepsPerEpoch, long totalSteps) {
    return base;
  }
}
