package org.sparkcnn.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sparkcnn.data.PackedImages;
import org.sparkcnn.engine.OptimizerState;
import org.sparkcnn.engine.TrainingSession;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.TrainingPlan;

/**
 * Trains a network on packed images, on the driver: for each round it broadcasts the weights and
 * the optimizer's state, lets every worker train on its own rows, and takes the mean.
 */
public final class DistributedTrainer {
  private static final Logger LOG = LoggerFactory.getLogger(DistributedTrainer.class);

  private final JavaSparkContext spark;
  private final Network network;
  private final Normalization normalization;
  private final PixelType pixels;
  private final PackedImages images;
  private final TrainingPlan plan;
  private final List<TrainingListener> listeners;
  private float[] state;
  private long steps;

  /**
   * Makes a trainer for one run.
   *
   * @param network what is trained
   * @param normalization what happens to pixels before the first layer
   * @param pixels how they are packed
   * @param images one partition for each of the plan's workers
   * @param plan how it is trained
   * @param listeners see the run as it goes
   */
  public DistributedTrainer(
      JavaSparkContext spark,
      Network network,
      Normalization normalization,
      PixelType pixels,
      PackedImages images,
      TrainingPlan plan,
      List<TrainingListener> listeners) {
    this.spark = spark;
    this.network = network;
    this.normalization = normalization;
    this.pixels = pixels;
    this.images = images;
    this.plan = plan;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * What a run gives.
   *
   * @param weights after the last round
   * @param history an entry for each epoch
   */
  public record Result(Weights weights, List<EpochRecord> history) {}

  /** Trains from the given weights to the end of the plan. */
  public Result train(Weights start) {
    OptimizerState fresh = TrainingSession.initialState(network, plan.recipe().optimizer());
    state = StateVector.of(start, fresh);
    steps = fresh.steps();
    List<EpochRecord> history = new ArrayList<>();
    try {
      listeners.forEach(l -> l.onStart(network, plan, images.totalRows()));
      for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
        EpochRecord record = epoch(epoch);
        history.add(record);
        listeners.forEach(l -> l.onEpoch(record));
      }
    } finally {
      listeners.forEach(TrainingListener::onEnd);
    }
    return new Result(StateVector.weights(state, start.table()), history);
  }

  private EpochRecord epoch(int epoch) {
    long begin = System.nanoTime();
    int rounds = rounds();
    Totals totals = Totals.NONE;
    for (int round = 1; round <= rounds; round++) {
      totals = totals.plus(round(epoch, round, rounds));
    }
    EpochRecord record =
        new EpochRecord(epoch, totals.loss(), totals.examples(), secondsSince(begin));
    LOG.info(
        "Epoch {}/{}: loss {}, {} images/s, {} s",
        epoch,
        plan.epochs(),
        record.loss(),
        Math.round(record.imagesPerSecond()),
        record.seconds());
    return record;
  }

  /** As many as the worker with the most rows needs. */
  private int rounds() {
    if (plan.averagingFrequency() == 0) {
      return 1;
    }
    long perRound = (long) plan.averagingFrequency() * plan.batchSize();
    return Math.toIntExact((Collections.max(images.rows()) + perRound - 1) / perRound);
  }

  private Totals round(int epoch, int round, int rounds) {
    long begin = System.nanoTime();
    List<WorkerResult> results = localSteps(epoch, round);
    state = Averaging.mean(results, state);
    // Workers differ by a step or two at an epoch's end; Adam's bias correction follows the
    // longest.
    steps = Math.max(steps, results.stream().mapToLong(WorkerResult::steps).max().orElse(0));
    Totals totals = Totals.of(results);
    RoundRecord record =
        new RoundRecord(
            epoch, round, rounds, totals.loss(), totals.examples(), secondsSince(begin));
    listeners.forEach(l -> l.onRound(record));
    return totals;
  }

  /** Returns the workers' results, in the order of the workers. */
  private List<WorkerResult> localSteps(int epoch, int number) {
    Broadcast<float[]> start = spark.broadcast(state);
    try {
      Round round =
          new Round(
              network,
              normalization,
              pixels,
              images.targetsPerImage(),
              images.shardRows(),
              images.rows(),
              plan,
              epoch,
              number,
              steps,
              start);
      return images
          .workers()
          .mapPartitionsWithIndex(
              (worker, shards) ->
                  List.of(PartitionTrainer.train(round, worker, shards.next()).toBytes())
                      .iterator(),
              true)
          .collect()
          .stream()
          .map(WorkerResult::fromBytes)
          .toList();
    } finally {
      start.destroy();
    }
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
