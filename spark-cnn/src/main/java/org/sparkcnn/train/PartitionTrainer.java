package org.sparkcnn.train;

import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.sparkcnn.data.WorkerShards;
import org.sparkcnn.engine.Batch;
import org.sparkcnn.engine.Device;
import org.sparkcnn.engine.NonFiniteLossException;
import org.sparkcnn.engine.OptimizerState;
import org.sparkcnn.engine.TrainingSession;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.plan.TrainingPlan;

/** A worker's part in a round, on an executor: from the round's start through its own rows. */
final class PartitionTrainer {
  private final Round round;
  private final int worker;
  private long examples;
  private double weight;
  private double lossSum;

  private PartitionTrainer(Round round, int worker) {
    this.round = round;
    this.worker = worker;
  }

  /**
   * Trains.
   *
   * @param worker the partition's number
   * @param shards the access to the worker's packed rows
   */
  static WorkerResult train(Round round, int worker, WorkerShards shards) {
    if (round.firstRow() >= round.rows().get(worker)) {
      return WorkerResult.nothing();
    }
    return new PartitionTrainer(round, worker).train(shards, TaskContext.get());
  }

  private WorkerResult train(WorkerShards shards, TaskContext task) {
    TrainingPlan plan = round.plan();
    EpochOrder order =
        new EpochOrder(plan.seed(), round.epoch(), worker, round.shardRows().get(worker));
    try (TrainingSession session = session(Device.cpu(task.cpus()));
        Batch batch = batch();
        RoundRows rows = new RoundRows(order, shards, round.firstRow(), round.endRow(worker))) {
      while (rows.fill(batch)) {
        if (task.isInterrupted()) {
          throw new TaskKilledException("cancelled between two training steps");
        }
        double batchWeight = batch.weightSum();
        lossSum += step(session, batch) * batchWeight;
        weight += batchWeight;
        examples += batch.size();
      }
      return result(session);
    }
  }

  private float step(TrainingSession session, Batch batch) {
    try {
      return session.step(batch, round.learningRate(session.steps()));
    } catch (NonFiniteLossException e) {
      throw new NonFiniteLossException(
          "epoch %d, round %d, worker %d: %s"
              .formatted(round.epoch(), round.round(), worker, e.getMessage()),
          e);
    }
  }

  private Batch batch() {
    // The last batch of an epoch may be all there is.
    int size = (int) Math.min(round.plan().batchSize(), round.rows().get(worker));
    return new Batch(round.network().input(), round.pixels(), size, round.targetsPerImage());
  }

  private TrainingSession session(Device device) {
    TrainingPlan plan = round.plan();
    TrainingSession session =
        new TrainingSession(
            round.network(),
            round.normalization(),
            round.pixels(),
            plan.recipe(),
            device,
            Seeds.mix(plan.seed(), round.epoch(), round.round(), worker));
    ParameterTable table = round.network().parameterTable();
    float[] start = round.start().value();
    session.restore(
        StateVector.weights(start, table), StateVector.optimizer(start, table, round.steps()));
    return session;
  }

  private WorkerResult result(TrainingSession session) {
    OptimizerState optimizer = session.optimizerState();
    float[] state = StateVector.of(session.weights(), optimizer);
    return new WorkerResult(new Totals(examples, weight, lossSum), optimizer.steps(), state);
  }
}
