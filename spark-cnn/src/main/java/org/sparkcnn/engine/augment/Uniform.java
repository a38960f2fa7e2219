package org.sparkcnn.engine.augment;

import java.util.SplittableRandom;
import org.sparkcnn.plan.Interval;

/** Draws numbers that are all equally likely. */
final class Uniform {
  private Uniform() {}

  static double draw(Interval interval, SplittableRandom random) {
    return interval.low() + (interval.high() - interval.low()) * random.nextDouble();
  }
}
