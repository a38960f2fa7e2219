package org.sparkcnn.data.source;

import java.io.IOException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What travels to the executors, once a stage.
 *
 * @param files where the rows are
 * @param columns which columns are read
 * @param conf for the file system
 */
record SliceReaderFactory(ImageFiles files, StructType columns, SerializableConfiguration conf)
    implements PartitionReaderFactory {

  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    try {
      return files.open((FileSlice) partition, columns, conf.value());
    } catch (IOException e) {
      throw new BadFilesException(e);
    }
  }
}
