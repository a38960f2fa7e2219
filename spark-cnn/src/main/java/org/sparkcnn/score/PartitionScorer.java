package org.sparkcnn.score;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.util.TaskCompletionListener;
import org.sparkcnn.data.HandleInvalid;
import org.sparkcnn.data.ImageRows;
import org.sparkcnn.engine.Batch;
import org.sparkcnn.engine.Device;

/**
 * The rows of a partition with the values that are appended to them, scored as they are asked for:
 * a batch of rows is read, scored and handed out in the same order before the next one is read.
 */
final class PartitionScorer implements Iterator<InternalRow> {
  private final Iterator<InternalRow> rows;
  private final ScoringJob job;
  private final ImageRows images;
  private final SharedSessions.Lease lease;
  private final Batch batch;
  private final ByteBuffer pixels;
  private final Device.Cpu device;
  private final Queue<Pending> pending = new ArrayDeque<>();
  private final JoinedRow joined = new JoinedRow();
  private float[] outputs = {};
  private int handedOut;

  /** A row that is read, and why its image is not, or null. */
  private record Pending(InternalRow row, String invalid) {}

  /**
   * Begins a partition; must be called within a Spark task, with whose end it gives back what it
   * holds.
   *
   * @param rows the partition; each row is good only until the next one
   * @param image where in a row the image is
   * @param path where in a row the image's path is, or −1
   */
  PartitionScorer(Iterator<InternalRow> rows, ScoringJob job, int image, int path) {
    TaskContext task = TaskContext.get();
    this.rows = rows;
    this.job = job;
    this.device = Device.cpu(task.cpus());
    this.pixels = ByteBuffer.allocate(job.column().bytes()).order(ByteOrder.nativeOrder());
    // Whoever consumes the rows may stop before the last one, so the task's end is what counts.
    this.images = new ImageRows(job.column(), image, path, job.handleInvalid());
    whenDone(task, context -> images.close());
    this.lease = SharedSessions.ofThisProcess().lease(job.model());
    whenDone(task, context -> lease.close());
    this.batch = new Batch(job.column().image(), job.column().pixelType(), job.batchSize());
    whenDone(task, context -> batch.close());
  }

  /** Named, because javac cannot choose between Spark's overloads for a lambda. */
  private static void whenDone(TaskContext task, TaskCompletionListener listener) {
    task.addTaskCompletionListener(listener);
  }

  @Override
  public boolean hasNext() {
    while (pending.isEmpty() && rows.hasNext()) {
      scoreNextBatch();
    }
    return !pending.isEmpty();
  }

  /** Returns a row that is good until the next one is asked for. */
  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Pending next = pending.remove();
    int count = lease.session().outputs();
    InternalRow appended =
        next.invalid() == null
            ? job.writer().write(outputs, handedOut++ * count, count)
            : job.writer().writeInvalid(next.invalid());
    return joined.apply(next.row(), appended);
  }

  private void scoreNextBatch() {
    batch.clear();
    while (pending.size() < job.batchSize() && rows.hasNext()) {
      InternalRow row = rows.next();
      String invalid = images.read(row, pixels.clear());
      if (invalid == null) {
        batch.add(pixels.flip());
      } else if (job.handleInvalid() == HandleInvalid.SKIP) {
        continue;
      }
      pending.add(new Pending(row.copy(), invalid));
    }
    outputs = lease.session().score(batch, device);
    handedOut = 0;
  }
}
