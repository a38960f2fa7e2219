package org.sparkcnn.data.source;

import java.io.IOException;
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
 * A reader of image files, as {@code spark.read().format(…)} finds it. Options that it does not
 * know are added to the Hadoop configuration.
 */
public abstract class ImageSource implements TableProvider, DataSourceRegister {

  /** For the readers. */
  protected ImageSource() {}

  /**
   * Finds the files and checks what can be checked without reading them.
   *
   * @throws IllegalArgumentException if an option is not as it must be
   * @throws IOException naming the file that is missing or not what it should be
   */
  protected abstract ImageFiles find(ReaderOptions options, Configuration conf) throws IOException;

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return files(options, conf(options)).schema();
  }

  /** Returns true: a stated schema is accepted, if it is the one there is. */
  @Override
  public boolean supportsExternalMetadata() {
    return true;
  }

  /**
   * Finds the files.
   *
   * @throws IllegalArgumentException if an option or the schema is not as it must be
   * @throws BadFilesException if a file is missing or is not what it should be
   */
  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    CaseInsensitiveStringMap options = new CaseInsensitiveStringMap(properties);
    Configuration conf = conf(properties);
    ImageFiles files = files(options, conf);
    if (!DataType.equalsIgnoreNullability(schema, files.schema())) {
      throw new IllegalArgumentException(
          "the %s reader's schema is %s, but %s was stated"
              .formatted(shortName(), files.schema().simpleString(), schema.simpleString()));
    }
    return new ImageTable(this, options, files, conf);
  }

  ImageFiles files(CaseInsensitiveStringMap options, Configuration conf) {
    try {
      return find(new ReaderOptions(shortName(), options), conf);
    } catch (IOException e) {
      throw new BadFilesException(e);
    }
  }

  /** Options keep the case they were given in, which Hadoop's do not bear to lose. */
  private static Configuration conf(Map<String, String> options) {
    Map<String, String> given =
        options instanceof CaseInsensitiveStringMap map ? map.asCaseSensitiveMap() : options;
    Configuration conf = SparkSession.active().sessionState().newHadoopConf();
    given.forEach(
        (key, value) -> {
          if (value != null) {
            conf.set(key, value);
          }
        });
    return conf;
  }
}
