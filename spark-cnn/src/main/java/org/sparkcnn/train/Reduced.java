package org.sparkcnn.train;

import java.util.List;
import org.sparkcnn.plan.RoundCost;

/**
 * What all workers brought back from a round.
 *
 * @param reports theirs, in their order
 * @param mean of their states; null if none trained on an example with a weight, which teaches
 *     nothing
 * @param seconds that adding up took
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reduced(List<WorkerReport> reports, float[] mean, double seconds) {

  /**
   * Returns where a round's time went.
   *
   * @param broadcast seconds that the driver took to send the state
   * @param outer seconds that it took for the outer step
   * @param slots tasks that run side by side
   * @param wall all of the round's seconds
   */
  RoundCost cost(double broadcast, double outer, int slots, double wall) {
    double receive = 0;
    double longest = 0;
    double send = 0;
    double all = 0;
    for (WorkerReport report : reports) {
      WorkerSeconds worker = report.seconds();
      receive = Math.max(receive, worker.receive());
      longest = Math.max(longest, worker.steps());
      send = Math.max(send, worker.send());
      all += worker.steps();
    }
    double down = broadcast + receive;
    double local = Math.max(longest, all / slots);
    double up = send + seconds + outer;
    return new RoundCost(down, local, up, Math.max(0, wall - down - local - up));
  }
}
