package org.sparkcnn.it.bench;

/**
 * What a round costs on a cluster, put together from what it costs on one machine and the speed of
 * a network. Seconds, and seconds a byte of state.
 *
 * @param job a job of few tasks, beside its work
 * @param task each task more
 * @param broadcast the driver's making of a broadcast, and a worker's taking of it
 * @param reduceOnDriver a state's way into the driver's sum
 * @param reduceByShuffle a state's way through a shuffle's files into the sum
 * @param network bytes a second of each machine's link
 */
record ClusterModel(
    double job,
    double task,
    double broadcast,
    double reduceOnDriver,
    double reduceByShuffle,
    double network) {
  /** A slice of a state that one task adds up; as the trainer cuts it. */
  private static final double SLICE = 4 << 20;

  /** Everybody has one copy to take and one to pass on, by and by. */
  private static final double TORRENT = 2;

  /** Returns the seconds of a round beside the local steps, if the driver collects all states. */
  double onDriver(int workers, double bytes) {
    return job
        + task * workers
        + bytes * (broadcast + TORRENT / network)
        + workers * bytes * (reduceOnDriver + 1 / network);
  }

  /** Returns the seconds of a round beside the local steps, if a shuffle brings slices together. */
  double byShuffle(int workers, double bytes) {
    double slices = Math.max(1, Math.min(workers, Math.floor(bytes / SLICE)));
    return job
        + task * (workers + slices)
        + bytes * (broadcast + TORRENT / network)
        + workers * bytes / slices * (reduceByShuffle + 1 / network)
        + bytes * (reduceOnDriver + 1 / network);
  }

  /**
   * Returns the fewest workers, as a power of two, from which on a shuffle is faster; 0 if it never
   * is.
   */
  int crossover(double bytes, int most) {
    for (int workers = 2; workers <= most; workers *= 2) {
      if (byShuffle(workers, bytes) < onDriver(workers, bytes)) {
        return workers;
      }
    }
    return 0;
  }
}
