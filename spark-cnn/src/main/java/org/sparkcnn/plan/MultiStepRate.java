package org.sparkcnn.plan;

import java.util.List;

/**
 * Multiplied by gamma at each milestone, as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.MultiStepLR.html">MultiStepLR</a>
 * stepped once an epoch.
 *
 * @param milestones epochs that are over when the rate falls, each at least 1 and above the one
 *     before
 * @param gamma what the rate is multiplied by, above 0; PyTorch's default 0.1
 */
public record MultiStepRate(List<Integer> milestones, double gamma)
    implements LearningRateSchedule {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  public MultiStepRate {
    milestones = List.copyOf(milestones);
    Range.above(0, gamma, "gamma");
    int last = 0;
    for (int milestone : milestones) {
      if (milestone <= last) {
        throw new IllegalArgumentException(
            "milestones must be epochs from 1 on, each above the one before, found " + milestones);
      }
      last = milestone;
    }
  }

  @Override
  public double learningRate(double base, long step, long stepsPerEpoch, long totalSteps) {
    long epoch = step / stepsPerEpoch;
    long passed = milestones.stream().filter(milestone -> milestone <= epoch).count();
    return base * Math.pow(gamma, (double) passed);
  }
}
