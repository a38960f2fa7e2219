package org.sparkcnn.engine;

/**
 * Where a session computes.
 *
 * @param threads cores that one operation may use, at least 1
 */
public record Device(int threads) {

  /**
   * Checks the number of threads.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public Device {
    if (threads < 1) {
      throw new IllegalArgumentException("a CPU needs at least 1 thread, found " + threads);
    }
  }

  /** Returns this machine's processor, with so many cores for one operation. */
  public static Device cpu(int threads) {
    return new Device(threads);
  }
}
