package org.sparkcnn.train;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskContext$;
import org.sparkcnn.engine.Batch;

/**
 * Fills a batch, which may have to fetch a shard, while the one before is trained on. For workers
 * with more than one core.
 */
final class PrefetchedFeed implements BatchFeed {
  private final RoundRows rows;
  private final List<Batch> batches;
  private final ExecutorService filler;
  private Future<Boolean> filled;
  private int turn;

  /**
   * Begins to fill.
   *
   * @param task whose blocks the rows come from
   * @param maker of two batches
   */
  PrefetchedFeed(RoundRows rows, TaskContext task, Supplier<Batch> maker) {
    this.rows = rows;
    this.batches = List.of(maker.get(), maker.get());
    this.filler =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "spark-cnn-prefetch");
              thread.setDaemon(true);
              return thread;
            });
    // Spark counts a block's readers by the task that a thread belongs to.
    filler.execute(() -> TaskContext$.MODULE$.setTaskContext(task));
    fill();
  }

  private void fill() {
    Batch batch = batches.get(turn);
    filled = filler.submit(() -> rows.fill(batch));
  }

  @Override
  public Batch next() {
    if (!isFilled()) {
      return null;
    }
    Batch ready = batches.get(turn);
    turn = 1 - turn;
    fill();
    return ready;
  }

  private boolean isFilled() {
    try {
      return filled.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for a batch");
    } catch (ExecutionException e) {
      // As it is, although Spark's are checked ones that Scala does not declare.
      return ExceptionUtils.rethrow(e.getCause());
    }
  }

  /** Waits for the thread: it writes into native memory that is given back here. */
  @Override
  public void close() {
    filler.shutdown();
    boolean interrupted = false;
    while (!filler.isTerminated()) {
      try {
        filler.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    batches.forEach(Batch::close);
    rows.close();
  }
}
