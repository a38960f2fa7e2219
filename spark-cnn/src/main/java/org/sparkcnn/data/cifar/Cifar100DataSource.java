package org.sparkcnn.data.cifar;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.sparkcnn.data.source.ImageFiles;
import org.sparkcnn.data.source.ImageSource;
import org.sparkcnn.data.source.ReaderOptions;

/**
 * Reads the binary version of <a href="https://www.cs.toronto.edu/~kriz/cifar.html">CIFAR-100</a>:
 * {@code spark.read().format("cifar100").load(directory)} gives the columns {@code image} (Spark's
 * image struct, 32 × 32, blue, green, red), {@code label} (int, the fine label, 0 to 99) and {@code
 * coarseLabel} (int, the superclass, 0 to 19), both with their classes' names as ML attribute.
 *
 * <p>The directory is on any Hadoop FileSystem and is the distribution's {@code cifar-100-binary}
 * or the one that holds it. The split {@code train} is {@code train.bin}, {@code test} is {@code
 * test.bin}. Names are taken from {@code fine_label_names.txt} and {@code coarse_label_names.txt},
 * and where those are missing they are the known ones.
 *
 * <p>Options are those of {@link Cifar10DataSource}.
 */
public final class Cifar100DataSource extends ImageSource {

  /** For Spark, which finds this class as a service. */
  public Cifar100DataSource() {}

  @Override
  public String shortName() {
    return "cifar100";
  }

  @Override
  protected ImageFiles find(ReaderOptions options, Configuration conf) throws IOException {
    return CifarFiles.find(CifarVersion.CIFAR_100, options, conf);
  }
}
