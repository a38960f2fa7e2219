package org.sparkcnn.train;

/** Derives independent seeds, so that a retried task draws what it drew before. */
final class Seeds {
  private Seeds() {}

  /** Mixes numbers into one seed; the constants are SplitMix64's (Steele et al. 2014). */
  static long mix(long... parts) {
    long seed = 0;
    for (long part : parts) {
      seed = (seed ^ part) + 0x9E3779B97F4A7C15L;
      seed = (seed ^ (seed >>> 30)) * 0xBF58476D1CE4E5B9L;
      seed = (seed ^ (seed >>> 27)) * 0x94D049BB133111EBL;
      seed ^= seed >>> 31;
    }
    return seed;
  }
}
