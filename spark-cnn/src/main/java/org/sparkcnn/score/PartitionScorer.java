package org.sparkcnn.score;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import org.sparkcnn.data.ImageColumn;
import org.sparkcnn.engine.Batch;
import org.sparkcnn.engine.Device;

/**
 * The rows of a partition, scored as they are asked for: a batch of rows is read, scored and handed
 * out in the same order before the next one is read.
 */
public final class PartitionScorer implements Iterator<Row> {
  private final Iterator<Row> rows;
  private final ImageColumn column;
  private final int columnIndex;
  private final RowWriter writer;
  private final SharedSessions.Lease lease;
  private final Batch batch;
  private final ByteBuffer pixels;
  private final Device device;
  private final Queue<Row> scored = new ArrayDeque<>();

  /**
   * Begins a partition; must be called within a Spark task, with whose end it gives back what it
   * holds.
   *
   * @param rows the partition
   * @param column how images are read
   * @param columnIndex where in a row the image is
   * @param model what scores
   * @param batchSize rows scored together
   * @param writer makes the rows that go out
   */
  public PartitionScorer(
      Iterator<Row> rows,
      ImageColumn column,
      int columnIndex,
      ScoringModel model,
      int batchSize,
      RowWriter writer) {
    TaskContext task = TaskContext.get();
    this.rows = rows;
    this.column = column;
    this.columnIndex = columnIndex;
    this.writer = writer;
    this.device = Device.cpu(task.cpus());
    this.pixels = ByteBuffer.allocate(column.bytes()).order(ByteOrder.nativeOrder());
    this.lease = SharedSessions.ofThisProcess().lease(model);
    // Whoever consumes the rows may stop before the last one, so the task's end is what counts.
    whenDone(task, context -> lease.close());
    this.batch = new Batch(column.image(), column.pixelType(), batchSize);
    whenDone(task, context -> batch.close());
  }

  /** Named, because javac cannot choose between Spark's overloads for a lambda. */
  private static void whenDone(TaskContext task, TaskCompletionListener listener) {
    task.addTaskCompletionListener(listener);
  }

  @Override
  public boolean hasNext() {
    return !scored.isEmpty() || rows.hasNext();
  }

  @Override
  public Row next() {
    if (scored.isEmpty()) {
      scoreNextBatch();
    }
    return scored.remove();
  }

  private void scoreNextBatch() {
    if (!rows.hasNext()) {
      throw new NoSuchElementException();
    }
    List<Row> read = new ArrayList<>();
    batch.clear();
    while (!batch.isFull() && rows.hasNext()) {
      Row row = rows.next();
      column.read(row, columnIndex, pixels.clear());
      batch.add(pixels.flip());
      read.add(row);
    }
    float[] outputs = lease.session().score(batch, device);
    int count = lease.session().outputs();
    for (int i = 0; i < read.size(); i++) {
      scored.add(writer.write(read.get(i), outputs, i * count, count));
    }
  }
}
