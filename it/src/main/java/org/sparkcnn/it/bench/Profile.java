package org.sparkcnn.it.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.bytedeco.pytorch.global.torch;
import org.sparkcnn.engine.Batch;
import org.sparkcnn.engine.ScoringSession;
import org.sparkcnn.engine.TrainingSession;

/** Tables of the operations of a training step and a scoring call, on one thread. */
final class Profile {
  private static final double WARM_UP_SECONDS = 2;
  private static final double SECONDS = 5;

  /** What autograd puts before the operation that it goes back through. */
  private static final String ENGINE = "autograd::engine::evaluate_function: ";

  /** Less than this share of the time is summed up in one row. */
  private static final double SMALL = 0.005;

  private final Settings settings;
  private final PrintWriter out;

  Profile(Settings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
  }

  void print(Side side) {
    if (side == Side.OURS) {
      ours();
    } else {
      eager();
    }
    out.flush();
  }

  private void ours() {
    Subject subject = settings.subject();
    String precision = settings.precision().name().toLowerCase(Locale.ROOT);
    String head = "ours, %s, %s".formatted(subject, precision);
    EngineSide engine = new EngineSide(subject, settings.precision(), settings.pixels());
    try (TrainingSession session = engine.trainingSession();
        EngineSide.Batches batches = engine.new Batches(subject.batchSize())) {
      Batch batch = batches.next();
      table(head + ", training step of " + batch.size(), () -> session.step(batch));
    }
    try (ScoringSession session = engine.scoringSession();
        EngineSide.Batches batches = engine.new Batches(subject.scoringBatchSize())) {
      Batch batch = batches.next();
      table(head + ", scoring of " + batch.size(), () -> EngineSide.score(session, batch));
    }
  }

  private void eager() {
    Subject subject = settings.subject();
    EagerLoop loop = new Measurement(settings).eagerLoop();
    torch.set_num_threads(1);
    int batch = subject.batchSize();
    table("eager, " + subject + ", fp32, training step of " + batch, () -> loop.trainNext(batch));
    int scored = subject.scoringBatchSize();
    table("eager, " + subject + ", fp32, scoring of " + scored, () -> loop.scoreNext(scored));
  }

  private void table(String title, Runnable step) {
    repeat(WARM_UP_SECONDS, step);
    try (OperationRecorder recorder = new OperationRecorder()) {
      long begin = System.nanoTime();
      int steps = repeat(SECONDS, step);
      double total = (System.nanoTime() - begin) / 1e9;
      out.printf(Locale.ROOT, "%n%s: %.2f ms%n", title, total / steps * 1e3);
      out.printf("%-44s %8s %10s %7s%n", "operation", "calls", "ms", "share");
      double rest = total;
      List<OperationRecorder.Row> rows = recorder.rows();
      for (OperationRecorder.Row row : rows) {
        if (row.seconds() >= SMALL * total) {
          rest -= row.seconds();
          row(
              row.name().replace(ENGINE, "autograd: "),
              (double) row.calls() / steps,
              row.seconds() / steps,
              total / steps);
        }
      }
      row("everything else", Double.NaN, rest / steps, total / steps);
    }
  }

  private void row(String name, double calls, double seconds, double total) {
    out.printf(
        Locale.ROOT,
        "%-44s %8s %10.3f %6.1f%%%n",
        name,
        Double.isNaN(calls) ? "" : String.format(Locale.ROOT, "%.0f", calls),
        seconds * 1e3,
        100 * seconds / total);
  }

  private static int repeat(double seconds, Runnable step) {
    long begin = System.nanoTime();
    int steps = 0;
    do {
      step.run();
      steps++;
    } while ((System.nanoTime() - begin) / 1e9 < seconds);
    return steps;
  }
}
