package org.sparkcnn.engine;

/** Where a session computes. */
public sealed interface Device {

  /** Returns the cores that one operation may use on the processor, at least 1. */
  int threads();

  /** Returns this machine's processor, with so many cores for one operation. */
  static Cpu cpu(int threads) {
    return new Cpu(threads);
  }

  /**
   * Returns one of this machine's GPUs.
   *
   * @param ordinal its number among those that libtorch sees in this process, from 0
   * @param threads cores for what is left to the processor, such as augmentation
   */
  static Gpu gpu(int ordinal, int threads) {
    return new Gpu(ordinal, threads);
  }

  /**
   * The processor.
   *
   * @param threads cores that one operation may use, at least 1
   */
  record Cpu(int threads) implements Device {

    /**
     * Checks the number of threads.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Cpu {
      check(threads);
    }
  }

  /**
   * A GPU of NVIDIA's.
   *
   * @param ordinal its number among those that libtorch sees in this process, from 0
   * @param threads cores for what is left to the processor, at least 1
   */
  record Gpu(int ordinal, int threads) implements Device {

    /**
     * Checks both numbers; whether there is such a GPU is seen when a session is made.
     *
     * @throws IllegalArgumentException if the ordinal is not in 0 to 127, as libtorch has it, or
     *     the number of threads is below 1
     */
    public Gpu {
      if (ordinal < 0 || ordinal > Byte.MAX_VALUE) {
        throw new IllegalArgumentException(
            "a GPU's ordinal is in 0 to %d, found %d".formatted(Byte.MAX_VALUE, ordinal));
      }
      check(threads);
    }
  }

  private static void check(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("a CPU needs at least 1 thread, found " + threads);
    }
  }
}
