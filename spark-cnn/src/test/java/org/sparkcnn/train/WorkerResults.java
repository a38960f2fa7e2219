package org.sparkcnn.train;

import java.nio.FloatBuffer;
import java.util.List;

/** Results of workers that trained on one example of some weight. */
final class WorkerResults {
  private WorkerResults() {}

  static WorkerResult of(double weight, float... state) {
    return new WorkerResult(
        new WorkerReport(List.of(new Totals(1, weight, 0)), 1, WorkerSeconds.NONE),
        FloatBuffer.wrap(state));
  }
}
