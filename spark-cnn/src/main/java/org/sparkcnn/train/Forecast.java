package org.sparkcnn.train;

import org.sparkcnn.network.Network;
import org.sparkcnn.plan.TrainingPlan;

/**
 * What a training will be like, as far as the number of its rows says.
 *
 * @param rowsPerWorker rows of the worker that has the most
 * @param stepsPerEpoch its batches in an epoch
 * @param roundsPerEpoch averages in an epoch, of which there may be fewer: one in several epochs
 * @param memory of a worker
 */
public record Forecast(
    long rowsPerWorker, long stepsPerEpoch, int roundsPerEpoch, WorkerMemory memory) {

  /**
   * Returns the forecast of rows that are dealt out evenly.
   *
   * @param rows that are trained on in each epoch
   */
  public static Forecast of(Network network, TrainingPlan plan, long rows) {
    long most = (rows + plan.workers() - 1) / plan.workers();
    return new Forecast(
        most,
        plan.stepsPerEpoch(most),
        new RoundSpans(plan, most).at(1, 1).rounds(),
        WorkerMemory.of(network, plan));
  }
}
