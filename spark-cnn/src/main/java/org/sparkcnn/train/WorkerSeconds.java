package org.sparkcnn.train;

/**
 * Where a worker's time went in a round.
 *
 * @param receive until its session had the round's state
 * @param steps training
 * @param send until its own state was ready to leave
 */
record WorkerSeconds(double receive, double steps, double send) {
  static final WorkerSeconds NONE = new WorkerSeconds(0, 0, 0);
}
