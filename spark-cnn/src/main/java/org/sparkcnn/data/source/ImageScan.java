package org.sparkcnn.data.source;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * A query's reading of a table: which columns, in which slices.
 *
 * @param files what is read
 * @param readSchema the columns
 * @param conf for the file system
 */
record ImageScan(ImageFiles files, StructType readSchema, Configuration conf)
    implements Scan, Batch {

  @Override
  public String description() {
    return "%s, %d rows, columns %s"
        .formatted(files.name(), files.rows(), String.join(", ", readSchema.fieldNames()));
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    int parallelism = SparkSession.active().sparkContext().defaultParallelism();
    return files.slices(parallelism).toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new SliceReaderFactory(files, readSchema, new SerializableConfiguration(conf));
  }
}
