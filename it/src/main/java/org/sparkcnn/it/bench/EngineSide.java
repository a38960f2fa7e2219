package org.sparkcnn.it.bench;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.sparkcnn.engine.Batch;
import org.sparkcnn.engine.Device;
import org.sparkcnn.engine.ScoringSession;
import org.sparkcnn.engine.TrainingSession;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.Recipe;

/**
 * The engine without Spark, as its workers use it: side by side in one process, a thread and a
 * session each; scoring shares one session. The batches are filled before the time runs.
 */
final class EngineSide {
  private static final Throughput.Window WINDOW = new Throughput.Window(5, 15);
  private static final Device.Cpu ONE_THREAD = Device.cpu(1);

  /** So many that no batch is learnt by heart while the time runs. */
  private static final int BATCHES = 8;

  private final Subject subject;
  private final Precision precision;
  private final Pixels pixels;
  private final Weights weights;

  EngineSide(Subject subject, Precision precision, Pixels pixels) {
    this.subject = subject;
    this.precision = precision;
    this.pixels = pixels;
    this.weights = Weights.initial(subject.network(), 1);
  }

  /** Returns the images that all workers' training steps take in a second. */
  double train(int workers) throws InterruptedException, ExecutionException {
    return Throughput.sideBySide(
        workers,
        () -> {
          try (TrainingSession session = trainingSession();
              Batches batches = new Batches(subject.batchSize())) {
            return Throughput.of(WINDOW, () -> train(session, batches.next()));
          }
        });
  }

  /** Measures the images that all workers' scoring calls take. */
  Throughput.Rate score(int workers) throws InterruptedException, ExecutionException {
    try (ScoringSession session = scoringSession()) {
      return Throughput.ofThreads(
          workers,
          () -> {
            try (Batches batches = new Batches(subject.scoringBatchSize())) {
              return Throughput.ofThread(WINDOW, () -> score(session, batches.next()));
            }
          });
    }
  }

  /** Returns a new session; it belongs to the calling thread. */
  TrainingSession trainingSession() {
    TrainingSession session =
        new TrainingSession(
            subject.network(),
            subject.normalization(),
            PixelType.UINT8,
            Recipe.of(Loss.crossEntropy(), subject.optimizer()).precision(precision),
            ONE_THREAD,
            1);
    session.restore(weights, TrainingSession.initialState(subject.network(), subject.optimizer()));
    return session;
  }

  ScoringSession scoringSession() {
    return new ScoringSession(
        subject.network(), weights, subject.normalization(), PixelType.UINT8, precision);
  }

  static long train(TrainingSession session, Batch batch) {
    session.step(batch);
    return batch.size();
  }

  static long score(ScoringSession session, Batch batch) {
    session.score(batch, ONE_THREAD);
    return batch.size();
  }

  /** Batches that are used in turns. */
  final class Batches implements AutoCloseable {
    private final List<Batch> batches = new ArrayList<>();
    private int turn;

    Batches(int size) {
      int image = 0;
      for (int i = 0; i < BATCHES; i++) {
        Batch batch = new Batch(subject.input(), PixelType.UINT8, size);
        batches.add(batch);
        while (!batch.isFull()) {
          batch.add(ByteBuffer.wrap(pixels.images().get(image)), pixels.labels().get(image), 1);
          image = (image + 1) % pixels.size();
        }
      }
    }

    Batch next() {
      turn = (turn + 1) % batches.size();
      return batches.get(turn);
    }

    @Override
    public void close() {
      batches.forEach(Batch::close);
    }
  }
}
