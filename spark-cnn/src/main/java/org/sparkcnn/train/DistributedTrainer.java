package org.sparkcnn.train;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
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
import org.sparkcnn.plan.EpochTotals;
import org.sparkcnn.plan.OptimizerAveraging;
import org.sparkcnn.plan.Progress;
import org.sparkcnn.plan.TrainingPlan;

/**
 * Trains a network on packed images, on the driver: for each round it broadcasts the weights and
 * the optimizer's state, lets every worker train on its own rows, and follows the mean.
 */
public final class DistributedTrainer {
  private static final Logger LOG = LoggerFactory.getLogger(DistributedTrainer.class);

  /** Beyond this, collecting all states costs the driver more than a shuffle costs everybody. */
  private static final long DRIVER_BYTES = 256L << 20;

  private final JavaSparkContext spark;
  private final PackedImages images;
  private final RunSpec spec;
  private final TrainingPlan plan;
  private final RoundSpans spans;
  private final int slots;
  private final List<TrainingListener> listeners;
  private final int trainable;

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
    this.images = images;
    this.spec =
        new RunSpec(
            network, normalization, pixels, images.targetsPerImage(), images.shardRows(), plan);
    this.plan = plan;
    this.spans = new RoundSpans(plan, spec.mostRows());
    this.slots = Math.min(plan.workers(), TaskSlots.of(spark.sc()));
    this.listeners = List.copyOf(listeners);
    this.trainable = network.parameterTable().trainableLength();
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
    RunState now = begin(start);
    try {
      listeners.forEach(l -> l.onStart(spec.network(), plan, images.totalRows()));
      while (now.progress().epoch() <= plan.epochs()) {
        now = round(now);
      }
    } finally {
      listeners.forEach(TrainingListener::onEnd);
    }
    return new Result(StateVector.weights(now.state(), start.table()), now.progress().history());
  }

  private RunState begin(Weights start) {
    boolean travels = plan.averaging().optimizer() == OptimizerAveraging.AVERAGED;
    OptimizerState fresh = TrainingSession.initialState(spec.network(), plan.recipe().optimizer());
    return new RunState(
        Progress.begin(),
        StateVector.of(start, travels ? fresh : StateVector.FORGOTTEN),
        OuterStep.begin(plan.averaging().outer(), trainable));
  }

  private RunState round(RunState before) {
    Progress progress = before.progress();
    RoundSpan span = spans.at(progress.epoch(), progress.round());
    long begin = System.nanoTime();
    Broadcast<float[]> start = spark.broadcast(before.state());
    double broadcast = Clock.secondsSince(begin);
    try {
      Reduced reduced = reduce(new Round(spec, span, progress.steps(), start), before.state());
      long reducedAt = System.nanoTime();
      float[] state = follow(before, reduced.mean());
      double outer = Clock.secondsSince(reducedAt);
      double seconds = Clock.secondsSince(begin);
      RoundOutcome outcome =
          new RoundOutcome(
              span, reduced.reports(), seconds, reduced.cost(broadcast, outer, slots, seconds));
      RoundRecord record = outcome.record(2 * bytes(state));
      listeners.forEach(l -> l.onRound(record));
      return new RunState(after(progress, outcome), state, before.outerMomentum());
    } finally {
      start.destroy();
    }
  }

  private Reduced reduce(Round round, float[] state) {
    JavaRDD<WorkerResult> workers =
        images
            .workers()
            .mapPartitionsWithIndex(
                (worker, shards) ->
                    List.of(PartitionTrainer.train(round, worker, shards.next())).iterator(),
                true);
    StateReduction reduction =
        switch (plan.averaging().reduction()) {
          case DRIVER -> new DriverReduction();
          case SHUFFLE -> new ShuffleReduction();
          case AUTO -> bytes(state) > DRIVER_BYTES ? new ShuffleReduction() : new DriverReduction();
        };
    return reduction.reduce(workers, state.length);
  }

  /** Returns the bytes of all workers' states. */
  private long bytes(float[] state) {
    return (long) plan.workers() * state.length * Float.BYTES;
  }

  /** Returns the state after a round; where there is no mean, all stays as it was. */
  private float[] follow(RunState before, float[] mean) {
    if (mean == null) {
      return before.state();
    }
    OuterStep.apply(
        plan.averaging().outer(), before.state(), mean, before.outerMomentum(), trainable);
    return mean;
  }

  /** Returns how far the run has come after a round, and tells of the epochs that are over. */
  private Progress after(Progress before, RoundOutcome outcome) {
    RoundSpan span = outcome.span();
    long rounds = before.rounds() + 1;
    // Workers differ by a step or two at an epoch's end; Adam's bias correction follows the
    // longest.
    long steps = before.steps() + outcome.steps();
    EpochTotals first = before.soFar().plus(outcome.epoch(0));
    if (!span.endsEpoch()) {
      return new Progress(rounds, span.epoch(), span.round() + 1, steps, first, before.history());
    }
    List<EpochRecord> history = new ArrayList<>(before.history());
    for (int i = 0; i < span.epochs(); i++) {
      EpochRecord record =
          outcome.epoch(i, i == 0 ? first : outcome.epoch(i), lastRate(span.epoch() + i));
      history.add(record);
      log(record);
      listeners.forEach(l -> l.onEpoch(record));
    }
    return new Progress(rounds, span.lastEpoch() + 1, 1, steps, EpochTotals.NONE, history);
  }

  private double lastRate(int epoch) {
    long mostRows = spec.mostRows();
    return plan.learningRate(epoch * plan.stepsPerEpoch(mostRows) - 1, mostRows);
  }

  private void log(EpochRecord record) {
    LOG.info(
        "Epoch {}/{}: loss {}, {} images/s, {} s",
        record.epoch(),
        plan.epochs(),
        record.loss(),
        Math.round(record.imagesPerSecond()),
        record.seconds());
  }
}
