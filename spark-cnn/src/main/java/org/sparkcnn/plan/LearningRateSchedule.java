package org.sparkcnn.plan;

import java.io.Serializable;
import java.util.List;

/**
 * How the learning rate changes as training goes on: a plain function of the step, with the
 * formulas of <a
 * href="https://docs.pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate">torch.optim.lr_scheduler</a>.
 */
public sealed interface LearningRateSchedule extends Serializable
    permits ConstantRate,
        StepRate,
        MultiStepRate,
        ExponentialRate,
        CosineRate,
        OneCycleRate,
        WarmupRate {

  /**
   * Returns the learning rate of a step.
   *
   * @param base the optimizer's own learning rate
   * @param step steps taken before this one, from 0
   * @param stepsPerEpoch steps of one pass over the data, at least 1
   * @param totalSteps steps of the whole run, at least 1
   */
  double learningRate(double base, long step, long stepsPerEpoch, long totalSteps);

  /** Returns whether the rates of the first steps depend on how many steps the whole run has. */
  default boolean dependsOnTotal() {
    return false;
  }

  /** Returns the optimizer's own rate for all steps. */
  static LearningRateSchedule constant() {
    return new ConstantRate();
  }

  /** Returns a rate that is multiplied by gamma after every so many epochs. */
  static LearningRateSchedule step(int epochs, double gamma) {
    return new StepRate(epochs, gamma);
  }

  /** Returns a rate that is multiplied by gamma once so many epochs are over. */
  static LearningRateSchedule multiStep(List<Integer> milestones, double gamma) {
    return new MultiStepRate(milestones, gamma);
  }

  /** Returns a rate that is multiplied by gamma after every epoch. */
  static LearningRateSchedule exponential(double gamma) {
    return new ExponentialRate(gamma);
  }

  /** Returns a rate that falls along half a cosine to a minimum, epoch by epoch. */
  static LearningRateSchedule cosine(double minimum) {
    return new CosineRate(minimum);
  }

  /** Returns a rate that rises to a maximum and falls again, step by step. */
  static OneCycleRate oneCycle(double maximum) {
    return OneCycleRate.of(maximum);
  }

  /**
   * Returns this schedule, multiplied by a factor that rises linearly to 1 in the first steps.
   *
   * @param steps of the rise, at least 1
   * @param factor of the very first step, in (0, 1]
   */
  default LearningRateSchedule withWarmup(int steps, double factor) {
    return new WarmupRate(this, steps, factor);
  }
}
