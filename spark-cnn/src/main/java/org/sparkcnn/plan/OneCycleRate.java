package org.sparkcnn.plan;

/**
 * Rises to a maximum and falls far below where it began, along half cosines (Smith and Topin 2017),
 * as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.OneCycleLR.html">OneCycleLR</a>
 * stepped after every batch. The optimizer's own rate plays no part, and its momentum stays as it
 * is ({@code cycle_momentum=False}).
 *
 * @param maximum the highest rate, above 0
 * @param pctStart the share of all steps in which it rises, in [0, 1]; PyTorch's default 0.3
 * @param divFactor it begins at maximum / divFactor, above 0; default 25
 * @param finalDivFactor and ends at the beginning's rate / finalDivFactor, above 0; default 10,000
 */
public record OneCycleRate(double maximum, double pctStart, double divFactor, double finalDivFactor)
    implements LearningRateSchedule {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  public OneCycleRate {
    Range.above(0, maximum, "maximum of the cycle");
    Range.share(pctStart, "pctStart");
    Range.above(0, divFactor, "divFactor");
    Range.above(0, finalDivFactor, "finalDivFactor");
  }

  static OneCycleRate of(double maximum) {
    return new OneCycleRate(maximum, 0.3, 25, 1e4);
  }

  @Override
  public boolean dependsOnTotal() {
    return true;
  }

  @Override
  public double learningRate(double base, long step, long stepsPerEpoch, long totalSteps) {
    double first = maximum / divFactor;
    double peak = pctStart * (double) totalSteps - 1;
    double last = (double) totalSteps - 1;
    double at = Math.min((double) step, last);
    // A rise of a single step has no length to divide by.
    return at <= peak && peak > 0
        ? between(first, maximum, at / peak)
        : between(maximum, first / finalDivFactor, last > peak ? (at - peak) / (last - peak) : 1);
  }

  private static double between(double from, double to, double done) {
    return to + (from - to) / 2 * (1 + Math.cos(Math.PI * done));
  }
}
