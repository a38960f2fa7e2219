package org.sparkcnn.it.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Precision;

/** What a child process measures. */
final class Measurement {
  private static final Throughput.Window EAGER = new Throughput.Window(5, 20);

  private final Settings settings;
  private final Subject subject;

  Measurement(Settings settings) {
    this.settings = settings;
    this.subject = settings.subject();
  }

  /** Returns images a second of this project. */
  Map<Quantity, Double> ours(Command command) throws InterruptedException, ExecutionException {
    int workers = settings.workers();
    if (command == Command.STEP) {
      EngineSide engine = new EngineSide(subject, settings.precision(), settings.pixels());
      return Map.of(
          Quantity.TRAINING,
          engine.train(workers),
          Quantity.SCORING,
          engine.score(workers).perSecond());
    }
    try (SparkSide spark = SparkSide.start(settings)) {
      return command == Command.TRAIN
          ? Map.of(Quantity.TRAINING, spark.train())
          : Map.of(Quantity.SCORING, spark.score().perSecond());
    }
  }

  /** Returns images a second of the eager loop. */
  Map<Quantity, Double> eager(List<Quantity> quantities) {
    EagerLoop loop = eagerLoop();
    Map<Quantity, Double> rates = new EnumMap<>(Quantity.class);
    for (Quantity quantity : quantities) {
      rates.put(
          quantity,
          Throughput.of(
              EAGER,
              quantity == Quantity.TRAINING
                  ? () -> loop.trainNext(subject.batchSize())
                  : () -> loop.scoreNext(subject.scoringBatchSize())));
    }
    return rates;
  }

  /** Returns the loop, with this process prepared as a careful user does. */
  EagerLoop eagerLoop() {
    torch.set_num_threads(settings.workers());
    // OpenBLAS' own threads would fight with those of libtorch and make this loop look bad.
    openblas.blas_set_num_threads(1);
    EagerNetwork network =
        new EagerNetwork(
            subject.network(), Weights.initial(subject.network(), 1), subject.inPlace());
    return new EagerLoop(network, subject.optimizer(), settings.pixels(), subject.normalization());
  }

  /** Returns floating point operations a second. */
  double limit(Precision precision) throws InterruptedException, ExecutionException {
    return ConvolutionLimit.of(precision, settings.workers());
  }
}
