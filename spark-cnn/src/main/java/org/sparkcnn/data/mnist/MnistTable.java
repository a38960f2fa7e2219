package org.sparkcnn.data.mnist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * One split of a data set, as Spark sees it.
 *
 * @param given all options as they were given
 * @param options the reader's own among them
 * @param files where it is
 * @param conf for the file system
 */
record MnistTable(
    CaseInsensitiveStringMap given, MnistOptions options, MnistFiles files, Configuration conf)
    implements SupportsRead {
  static final String IMAGE = "image";
  static final String LABEL = "label";
  static final StructType SCHEMA =
      ImageSchema.imageSchema().add(LABEL, DataTypes.IntegerType, false);

  /**
   * Finds the files and checks their headers.
   *
   * @throws IllegalArgumentException if an option is not as it must be
   * @throws UncheckedIOException if a file is missing or is not what it should be
   */
  static MnistTable of(CaseInsensitiveStringMap given, Configuration conf) {
    MnistOptions options = MnistOptions.of(given);
    try {
      return new MnistTable(given, options, MnistFiles.find(options, conf), conf);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public String name() {
    return "mnist %s %s".formatted(options.split(), options.directory());
  }

  @Override
  public Column[] columns() {
    return Arrays.stream(SCHEMA.fields())
        .map(field -> Column.create(field.name(), field.dataType(), field.nullable()))
        .toArray(Column[]::new);
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap scanOptions) {
    if (given.entrySet().containsAll(scanOptions.entrySet())) {
      return new MnistScanBuilder(this);
    }
    // SQL may state others for one query: SELECT … FROM table WITH (split = 'test').
    Map<String, String> merged = new HashMap<>(given);
    merged.putAll(scanOptions);
    return new MnistScanBuilder(of(new CaseInsensitiveStringMap(merged), conf));
  }
}
