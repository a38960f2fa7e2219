package org.sparkcnn.data.mnist;

import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

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
public final class MnistDataSource implements TableProvider, DataSourceRegister {

  /** For Spark, which finds this class as a service. */
  public MnistDataSource() {}

  @Override
  public String shortName() {
    return "mnist";
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return MnistTable.SCHEMA;
  }

  /** Returns true: a stated schema is accepted, if it is the one there is. */
  @Override
  public boolean supportsExternalMetadata() {
    return true;
  }

  /**
   * Finds the files and checks their headers.
   *
   * @throws IllegalArgumentException if an option or the schema is not as it must be
   * @throws UncheckedIOException if a file is missing or is not what it should be
   */
  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    if (!DataType.equalsIgnoreNullability(schema, MnistTable.SCHEMA)) {
      throw new IllegalArgumentException(
          "the mnist reader's schema is %s, but %s was stated"
              .formatted(MnistTable.SCHEMA.simpleString(), schema.simpleString()));
    }
    Configuration conf = SparkSession.active().sessionState().newHadoopConf();
    properties.forEach(
        (key, value) -> {
          if (value != null) {
            conf.set(key, value);
          }
        });
    return MnistTable.of(new CaseInsensitiveStringMap(properties), conf);
  }
}
