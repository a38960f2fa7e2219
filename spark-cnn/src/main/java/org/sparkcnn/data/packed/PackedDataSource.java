package org.sparkcnn.data.packed;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.sparkcnn.data.source.ImageFiles;
import org.sparkcnn.data.source.ImageSource;
import org.sparkcnn.data.source.ReaderOptions;

/**
 * Reads a packed data set: {@code spark.read().format("packed-images").load(folder)} gives the
 * columns {@code image} (Spark's image struct: bytes, blue, green, red, or grey), {@code label}
 * (double, with the metadata, such as classes' names, of the column that was packed) and, if rows
 * have one, {@code weight} (float).
 *
 * <p>Option {@code bytesPerPartition}: how much of a file a task reads, in bytes; default {@code
 * spark.sql.files.maxPartitionBytes}, or less, so that there are as many partitions as Spark's
 * default parallelism. A partition is at least one record batch of a file, about 4 MB. Other
 * options are added to the Hadoop configuration.
 *
 * <p>Only the columns that a query needs are read from the files, whose rows come in their order.
 */
public final class PackedDataSource extends ImageSource {

  /** For Spark, which finds this class as a service. */
  public PackedDataSource() {}

  @Override
  public String shortName() {
    return PackedFormat.NAME;
  }

  @Override
  protected ImageFiles find(ReaderOptions options, Configuration conf) throws IOException {
    return PackedFiles.find(options, conf);
  }
}
