package org.sparkcnn.plan;

/** Where the workers' states are added up. */
public enum Reduction {
  /** Driver for small models, shuffle for large ones. */
  AUTO,
  /** The driver collects every worker's state. */
  DRIVER,
  /** Executors add up a slice each, which a shuffle brings them (reduce-scatter). */
  SHUFFLE
}
