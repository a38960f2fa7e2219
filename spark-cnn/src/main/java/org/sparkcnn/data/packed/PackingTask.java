package org.sparkcnn.data.packed;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.SerializableConfiguration;
import org.sparkcnn.data.ImageRows;
import org.sparkcnn.data.RowColumns;

/**
 * Packs a partition on an executor.
 *
 * @param job what is packed
 * @param format of the files
 * @param columns what a row has where
 * @param folder where the files go
 * @param id of the job, part of its files' names
 * @param conf for the file system
 */
record PackingTask(
    PackingJob job,
    PackedFormat format,
    RowColumns columns,
    Path folder,
    String id,
    SerializableConfiguration conf)
    implements Serializable {

  /** Writes the rows, or nothing at all. */
  Iterator<PackedFile> run(int partition, Iterator<InternalRow> rows) throws IOException {
    TaskContext task = TaskContext.get();
    try (ImageRows images =
            new ImageRows(job.image(), RowColumns.IMAGE, columns.pathIndex(), job.handleInvalid());
        PackedPartitionWriter writer =
            new PackedPartitionWriter(
                format,
                job.fileBytes(),
                folder,
                conf.value(),
                number -> PackedFile.name(id, partition, task.taskAttemptId(), number))) {
      while (rows.hasNext()) {
        if (task.isInterrupted()) {
          throw new TaskKilledException();
        }
        InternalRow row = rows.next();
        if (images.read(row, writer.pixels()) == null) {
          writer.add(label(row, images), weight(row, images), images.origin(row));
        }
      }
      return writer.finish().iterator();
    }
  }

  private double label(InternalRow row, ImageRows images) {
    if (row.isNullAt(RowColumns.LABEL)) {
      throw new IllegalArgumentException(
          "label column '%s' is null, %s".formatted(job.labelCol(), images.place(row)));
    }
    return row.getDouble(RowColumns.LABEL);
  }

  private float weight(InternalRow row, ImageRows images) {
    if (!format.weights()) {
      return 1;
    }
    double weight = row.isNullAt(RowColumns.WEIGHT) ? Double.NaN : row.getDouble(RowColumns.WEIGHT);
    if (!(weight >= 0 && weight <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "weight column '%s' holds %s, %s; expected a finite number of at least 0"
              .formatted(
                  job.weightCol(),
                  row.isNullAt(RowColumns.WEIGHT) ? "null" : weight,
                  images.place(row)));
    }
    return (float) weight;
  }
}
