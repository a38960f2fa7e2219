package org.sparkcnn.train;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.sparkcnn.data.WorkerShards;
import org.sparkcnn.engine.Batch;
import org.sparkcnn.engine.Device;
import org.sparkcnn.engine.NonFiniteLossException;
import org.sparkcnn.engine.TrainingSession;
import org.sparkcnn.natives.Gpus;
import org.sparkcnn.plan.TrainingPlan;

/** A worker's part in a round, on an executor: from the round's start through its own rows. */
final class PartitionTrainer {
  private final Round round;
  private final RunSpec run;
  private final TrainingPlan plan;
  private final long mostRows;
  private final int worker;
  private final Counters counters;
  private final TaskContext task = TaskContext.get();
  private long steps;

  /** Nanoseconds without a batch. */
  private long waited;

  private PartitionTrainer(Round round, int worker, Counters counters) {
    this.round = round;
    this.run = round.run();
    this.plan = run.plan();
    this.mostRows = run.mostRows();
    this.worker = worker;
    this.counters = counters;
  }

  /**
   * Trains; must be called within a Spark task.
   *
   * @param worker the partition's number
   * @param shards the access to the worker's packed rows
   * @param counters what Spark's web pages show of it
   */
  static WorkerResult train(Round round, int worker, WorkerShards shards, Counters counters) {
    return new PartitionTrainer(round, worker, counters).train(shards);
  }

  private WorkerResult train(WorkerShards shards) {
    RoundSpan span = round.span();
    long rows = run.rows(worker);
    if (span.firstRow() >= rows) {
      return WorkerResult.nothing();
    }
    long begin = System.nanoTime();
    try (TrainingSession session = session(device())) {
      session.copyFrom(FloatBuffer.wrap(round.start().value()), optimizerSteps());
      long ready = System.nanoTime();
      List<Totals> epochs = new ArrayList<>();
      for (int epoch = span.epoch(); epoch <= span.lastEpoch(); epoch++) {
        EpochOrder order = new EpochOrder(plan.seed(), epoch, worker, run.shardRows().get(worker));
        try (BatchFeed feed =
            feed(new RoundRows(order, shards, span.firstRow(), span.endRow(rows)))) {
          epochs.add(epoch(session, feed, epoch));
        }
      }
      long trained = System.nanoTime();
      FloatBuffer state = FloatBuffer.allocate(round.start().value().length);
      session.copyTo(state.duplicate());
      WorkerReport report =
          new WorkerReport(
              epochs,
              steps,
              new WorkerSeconds(
                  Clock.seconds(begin, ready),
                  Clock.seconds(ready, trained),
                  Clock.secondsSince(trained)));
      counters.add(report, waited);
      return new WorkerResult(report, state);
    }
  }

  private Totals epoch(TrainingSession session, BatchFeed feed, int epoch) {
    long examples = 0;
    double weight = 0;
    double lossSum = 0;
    for (Batch batch = next(feed); batch != null; batch = next(feed)) {
      if (task.isInterrupted()) {
        throw new TaskKilledException("cancelled between two training steps");
      }
      double batchWeight = batch.weightSum();
      lossSum += step(session, batch, epoch) * batchWeight;
      weight += batchWeight;
      examples += batch.size();
    }
    return new Totals(examples, weight, lossSum);
  }

  private Batch next(BatchFeed feed) {
    long begin = System.nanoTime();
    Batch batch = feed.next();
    waited += System.nanoTime() - begin;
    return batch;
  }

  private float step(TrainingSession session, Batch batch, int epoch) {
    try {
      return session.step(batch, plan.learningRate(round.steps() + steps++, mostRows));
    } catch (NonFiniteLossException e) {
      throw new NonFiniteLossException(
          "epoch %d, round %d, worker %d: %s"
              .formatted(epoch, round.span().round(), worker, e.getMessage()),
          e);
    }
  }

  private BatchFeed feed(RoundRows rows) {
    return task.cpus() > 1
        ? new PrefetchedFeed(rows, task, this::batch)
        : BatchFeed.of(rows, batch());
  }

  private Batch batch() {
    // The last batch of an epoch may be all there is.
    int size = (int) Math.min(plan.batchSize(), run.rows(worker));
    return new Batch(run.network().input(), run.pixels(), size, run.targetsPerImage());
  }

  private Device device() {
    return run.onGpus()
        ? WorkerDevice.gpu(task.resourcesJMap(), task.cpus(), Gpus::count)
        : Device.cpu(task.cpus());
  }

  private TrainingSession session(Device device) {
    RoundSpan span = round.span();
    return new TrainingSession(
        run.network(),
        run.normalization(),
        run.pixels(),
        plan.recipe(),
        device,
        Seeds.mix(plan.seed(), span.epoch(), span.round(), worker));
  }

  private long optimizerSteps() {
    return plan.averaging().keepsOptimizers() ? round.steps() : 0;
  }
}
