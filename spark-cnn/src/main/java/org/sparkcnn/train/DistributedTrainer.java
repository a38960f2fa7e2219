package org.sparkcnn.train;

import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
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
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.Progress;
import org.sparkcnn.plan.TrainingPlan;
import org.sparkcnn.store.Checkpoint;

/**
 * Trains a network on packed images, on the driver: for each round it broadcasts the weights and
 * the optimizer's state, lets every worker train on its own rows, and follows the mean.
 */
public final class DistributedTrainer {
  private static final Logger LOG = LoggerFactory.getLogger(DistributedTrainer.class);

  private final JavaSparkContext spark;
  private final PackedImages images;
  private final WorkerResources resources;
  private final RunSpec spec;
  private final TrainingPlan plan;
  private final RoundSpans spans;
  private final int slots;
  private final List<String> advice;
  private final List<TrainingListener> listeners;
  private final int trainable;
  private final StateBroadcast broadcasts;
  private final Evaluator evaluator;
  private final EpochLedger ledger;
  private final Counters counters;

  /**
   * Makes a trainer for one run.
   *
   * @param network what is trained
   * @param normalization what happens to pixels before the first layer
   * @param pixels how they are packed
   * @param images one partition for each of the plan's workers
   * @param plan how it is trained
   * @param resources what each worker takes of the cluster
   * @param listeners see the run as it goes
   */
  public DistributedTrainer(
      JavaSparkContext spark,
      Network network,
      Normalization normalization,
      PixelType pixels,
      PackedImages images,
      TrainingPlan plan,
      WorkerResources resources,
      List<TrainingListener> listeners) {
    this.spark = spark;
    this.broadcasts = new StateBroadcast(spark);
    this.images = images;
    this.resources = resources;
    this.spec =
        new RunSpec(
            network,
            normalization,
            pixels,
            images.targetsPerImage(),
            resources.includeGpu(),
            images.shardRows(),
            plan);
    this.plan = plan;
    this.spans = new RoundSpans(plan, spec.mostRows());
    int available = resources.slots(spark.sc());
    this.slots = Math.min(plan.workers(), available);
    this.advice = advice(spark.getConf(), available);
    this.listeners = List.copyOf(listeners);
    this.trainable = network.parameterTable().trainableLength();
    this.evaluator = new Evaluator(spec, images.validation());
    this.ledger = new EpochLedger(spec);
    this.counters = Counters.of(spark.sc());
  }

  /**
   * What a run gives.
   *
   * @param weights after the last round, or after the best epoch if the plan restores it
   * @param history an entry for each epoch
   * @param epoch the one that the weights are of
   */
  public record Result(Weights weights, List<EpochRecord> history, int epoch) {}

  /** Trains from the given weights to the end of the plan, or until validation rows stop it. */
  public Result train(Weights start) {
    return train(start, Checkpoints.none());
  }

  /**
   * Trains to the end of the plan, from the last checkpoint if there is one.
   *
   * @param start the weights otherwise
   * @throws IllegalArgumentException if what a round brings to the driver is more than {@code
   *     spark.driver.maxResultSize}
   */
  public Result train(Weights start, Checkpoints checkpoints) {
    advice.forEach(LOG::warn);
    Optional<Checkpoint> resumed = checkpoints.resumed();
    RunState beginning = begin(start);
    requireRoomForResults(beginning.state());
    int length = start.table().length();
    RunState now = resumed.map(from -> beginning.at(from, length)).orElse(beginning);
    try {
      listeners.forEach(l -> l.onStart(spec.network(), plan, images.totalRows()));
      resumed.ifPresent(from -> listeners.forEach(l -> l.onResume(from.progress())));
      while (!isOver(now)) {
        now = round(now);
        checkpoints.roundIsOver(now, isOver(now));
      }
    } finally {
      broadcasts.close();
      listeners.forEach(TrainingListener::onEnd);
    }
    return result(now, start.table());
  }

  /** A question to the state alone, so that a resumed run stops where it would have anyway. */
  private boolean isOver(RunState now) {
    int over = now.progress().epoch() - 1;
    return over >= plan.epochs()
        || (evaluator.hasRows() && plan.stopping().isOver(over, now.best().epoch()));
  }

  private static Result result(RunState end, ParameterTable table) {
    List<EpochRecord> history = end.progress().history();
    BestSoFar best = end.best();
    return best.weights().length == 0
        ? new Result(StateVector.weights(end.state(), table), history, end.progress().epoch() - 1)
        : new Result(new Weights(table, best.weights()), history, best.epoch().epoch());
  }

  private List<String> advice(SparkConf conf, int available) {
    return ClusterAdvice.of(conf, images.rows(), available, WorkerMemory.of(spec.network(), plan));
  }

  private void requireRoomForResults(float[] state) {
    ClusterAdvice.requireRoomForResults(
        spark.getConf(),
        reduction(state).collected(plan.workers(), (long) state.length * Float.BYTES));
  }

  private RunState begin(Weights start) {
    OptimizerState optimizer =
        plan.averaging().keepsOptimizers()
            ? TrainingSession.initialState(spec.network(), plan.recipe().optimizer())
            : StateVector.FORGOTTEN;
    return new RunState(
        Progress.begin(),
        StateVector.of(start, optimizer),
        OuterStep.begin(plan.averaging().outer(), trainable),
        BestSoFar.none());
  }

  private RunState round(RunState before) {
    Progress progress = before.progress();
    RoundSpan span = spans.at(progress.epoch(), progress.round());
    long begin = System.nanoTime();
    Broadcast<float[]> start = broadcasts.of(before.state());
    double broadcast = Clock.secondsSince(begin);
    Reduced reduced = reduce(new Round(spec, span, progress.steps(), start), before.state());
    long reducedAt = System.nanoTime();
    float[] state = follow(before, reduced.mean());
    double outer = Clock.secondsSince(reducedAt);
    double seconds = Clock.secondsSince(begin);
    RoundOutcome outcome =
        new RoundOutcome(
            span, reduced.reports(), seconds, reduced.cost(broadcast, outer, slots, seconds));
    long steps = progress.steps() + outcome.steps();
    RoundRecord record =
        outcome.record(
            2 * bytes(state), steps, plan.learningRate(Math.max(0, steps - 1), spec.mostRows()));
    listeners.forEach(l -> l.onRound(record));
    return span.endsEpoch()
        ? endEpoch(before, outcome, state)
        : new RunState(
            ledger.within(progress, outcome), state, before.outerMomentum(), before.best());
  }

  /** Returns the state after a round that ends an epoch or more, the last of which is measured. */
  private RunState endEpoch(RunState before, RoundOutcome outcome, float[] state) {
    List<Metric> metrics = evaluate(outcome.span().lastEpoch(), state);
    Progress progress = ledger.after(before.progress(), outcome, metrics);
    int over = before.progress().history().size();
    tell(progress.history().subList(over, progress.history().size()));
    int length = spec.network().parameterTable().length();
    return new RunState(
        progress,
        state,
        before.outerMomentum(),
        before
            .best()
            .orBetter(outcome.span().lastEpoch(), metrics, plan.stopping(), state, length));
  }

  private List<Metric> evaluate(int epoch, float[] state) {
    if (!evaluator.hasRows()) {
      return List.of();
    }
    String text = "epoch %d/%d: validation".formatted(epoch, plan.epochs());
    try (JobDescription described = JobDescription.of(spark, text)) {
      return evaluator.evaluate(broadcasts.of(state));
    }
  }

  private Reduced reduce(Round round, float[] state) {
    Counters counted = counters; // without the trainer around it, which does not travel
    JavaRDD<WorkerResult> workers =
        resources.given(
            images
                .workers()
                .mapPartitionsWithIndex(
                    (worker, shards) ->
                        List.of(PartitionTrainer.train(round, worker, shards.next(), counted))
                            .iterator(),
                    true));
    StateReduction reduction = reduction(state);
    String text = round.span().describe(plan.epochs()) + ": " + reduction.work();
    try (JobDescription described = JobDescription.of(spark, text)) {
      return reduction.reduce(workers, state.length);
    }
  }

  private StateReduction reduction(float[] state) {
    return StateReduction.of(plan.averaging().reduction(), bytes(state));
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

  /** Tells of the epochs that a round has ended. */
  private void tell(List<EpochRecord> epochs) {
    for (EpochRecord epoch : epochs) {
      log(epoch);
      listeners.forEach(l -> l.onEpoch(epoch));
    }
  }

  private void log(EpochRecord record) {
    LOG.info(
        "Epoch {}/{}: loss {}, {} images/s, {} s{}",
        record.epoch(),
        plan.epochs(),
        record.loss(),
        Math.round(record.imagesPerSecond()),
        record.seconds(),
        record.validation().isEmpty() ? "" : ", validation " + record.validation());
  }
}
