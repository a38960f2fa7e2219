package org.sparkcnn.data.source;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructType;

/** The files of a data set, found and checked; travels to the executors. */
public interface ImageFiles extends Serializable {

  /** Returns what a query's plan calls them. */
  String name();

  /** Returns all columns. */
  StructType schema();

  /** Returns the number of all rows. */
  long rows();

  /**
   * Splits the files for reading in parallel.
   *
   * @param parallelism how many tasks Spark wants at least
   */
  List<FileSlice> slices(int parallelism);

  /**
   * Opens a slice on an executor.
   *
   * @param columns those of the schema that are read, perhaps none
   */
  PartitionReader<InternalRow> open(FileSlice slice, StructType columns, Configuration conf)
      throws IOException;
}
