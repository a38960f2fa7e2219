package org.sparkcnn.data.mnist;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * A query's reading of a table: which columns, in which partitions.
 *
 * @param table what is read
 * @param readSchema the columns
 */
record MnistScan(MnistTable table, StructType readSchema) implements Scan, Batch {
  // Below this a task costs more to start than its rows to read.
  private static final int MIN_ROWS = 1000;

  @Override
  public String description() {
    return "%d rows, columns %s"
        .formatted(table.files().rows(), String.join(", ", readSchema.fieldNames()));
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    int rows = table.files().rows();
    if (!table.files().seekable()) {
      return new InputPartition[] {new MnistPartition(0, rows)};
    }
    int size = table.options().rowsPerPartition().orElseGet(() -> defaultRows(rows));
    InputPartition[] partitions = new InputPartition[ceilDiv(rows, size)];
    for (int i = 0; i < partitions.length; i++) {
      int from = i * size;
      partitions[i] = new MnistPartition(from, Math.min(size, rows - from));
    }
    return partitions;
  }

  private static int defaultRows(int rows) {
    int parallelism = SparkSession.active().sparkContext().defaultParallelism();
    return Math.max(MIN_ROWS, ceilDiv(rows, parallelism));
  }

  private static int ceilDiv(int dividend, int divisor) {
    return -Math.floorDiv(-dividend, divisor);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new MnistReaderFactory(
        table.files(), readSchema, new SerializableConfiguration(table.conf()));
  }
}
