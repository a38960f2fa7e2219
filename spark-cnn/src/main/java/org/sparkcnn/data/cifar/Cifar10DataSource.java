package org.sparkcnn.data.cifar;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.sparkcnn.data.source.ImageFiles;
import org.sparkcnn.data.source.ImageSource;
import org.sparkcnn.data.source.ReaderOptions;

/**
 * Reads the binary version of <a href="https://www.cs.toronto.edu/~kriz/cifar.html">CIFAR-10</a>:
 * {@code spark.read().format("cifar10").load(directory)} gives the columns {@code image} (Spark's
 * image struct, 32 × 32, blue, green, red) and {@code label} (int, 0 to 9, with the classes' names
 * as ML attribute).
 *
 * <p>The directory is on any Hadoop FileSystem and is the distribution's {@code
 * cifar-10-batches-bin} or the one that holds it. The split {@code train} is {@code
 * data_batch_1.bin} to {@code data_batch_5.bin}, {@code test} is {@code test_batch.bin}; they need
 * not have as many images as the originals. Names are taken from {@code batches.meta.txt}, and
 * where that is missing they are the known ones.
 *
 * <p>Options:
 *
 * <ul>
 *   <li>{@code split}: {@code train} (default) or {@code test};
 *   <li>{@code rowsPerPartition}: default such that there are as many partitions as Spark's default
 *       parallelism, but at least 1000 rows in each. No partition spans two files.
 * </ul>
 *
 * Other options are added to the Hadoop configuration. The rows of a partition come in the order of
 * the files.
 */
public final class Cifar10DataSource extends ImageSource {

  /** For Spark, which finds this class as a service. */
  public Cifar10DataSource() {}

  @Override
  public String shortName() {
    return "cifar10";
  }

  @Override
  protected ImageFiles find(ReaderOptions options, Configuration conf) throws IOException {
    return CifarFiles.find(CifarVersion.CIFAR_10, options, conf);
  }
}
