package org.sparkcnn.data.mnist;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.sparkcnn.data.source.ImageFiles;
import org.sparkcnn.data.source.ImageSource;
import org.sparkcnn.data.source.ReaderOptions;

/**
 * Reads <a href="https://yann.lecun.org/exdb/mnist/">MNIST</a> and the data sets that come in its
 * file format (Fashion-MNIST, EMNIST, KMNIST): {@code spark.read().format("mnist").load(directory)}
 * gives the columns {@code image} (Spark's image struct, one grey channel) and {@code label} (int).
 *
 * <p>The directory is on any Hadoop FileSystem and holds, for the split {@code train}, {@code
 * train-images-idx3-ubyte} and {@code train-labels-idx1-ubyte}, for {@code test} {@code t10k-…};
 * also written with a dot ({@code train-images.idx3-ubyte}), and each of them gzipped with {@code
 * .gz} at the end. Images may have any size.
 *
 * <p>Options:
 *
 * <ul>
 *   <li>{@code split}: {@code train} (default) or {@code test};
 *   <li>{@code prefix}: what the file names begin with, such as {@code emnist-letters-}; default
 *       nothing;
 *   <li>{@code rowsPerPartition}: default such that there are as many partitions as Spark's default
 *       parallelism, but at least 1000 rows in each. Gzipped files are one partition, whatever this
 *       says.
 * </ul>
 *
 * Other options are added to the Hadoop configuration. Only the files of the selected columns are
 * read, and the rows of a partition come in the order of the files.
 */
public final class MnistDataSource extends ImageSource {

  /** For Spark, which finds this class as a service. */
  public MnistDataSource() {}

  @Override
  public String shortName() {
    return "mnist";
  }

  /** Returns the columns, which are always the same: no file is looked at. */
  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return MnistFiles.SCHEMA;
  }

  @Override
  protected ImageFiles find(ReaderOptions options, Configuration conf) throws IOException {
    return MnistFiles.find(options, conf);
  }
}
