package org.sparkcnn.engine;

import java.util.List;
import java.util.SplittableRandom;

/** Draws settings: nearly all within a range that works, some of a wild hand's outside it. */
final class Dice {
  private static final List<Integer> WILD_INTS =
      List.of(-1, 0, 50, Integer.MIN_VALUE, Integer.MAX_VALUE);
  private static final List<Double> WILD_DOUBLES =
      List.of(-1.0, 0.0, 1.0, 1e30, Double.NaN, Double.POSITIVE_INFINITY);

  private final SplittableRandom random;
  private final double wildness;

  /**
   * Makes dice.
   *
   * @param wildness the share of settings that are drawn from anywhere
   */
  Dice(SplittableRandom random, double wildness) {
    this.random = random;
    this.wildness = wildness;
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Returns a number from {@code first} to {@code last}, never a wild one. */
  int between(int first, int last) {
    return random.nextInt(first, last + 1);
  }

  int setting(int first, int last) {
    return chance(wildness) ? one(WILD_INTS) : between(first, last);
  }

  double setting(double from, double to) {
    return chance(wildness) ? one(WILD_DOUBLES) : between(from, to);
  }

  /** Returns a number from {@code from} to below {@code to}, never a wild one. */
  double between(double from, double to) {
    return from + random.nextDouble() * (to - from);
  }
}
