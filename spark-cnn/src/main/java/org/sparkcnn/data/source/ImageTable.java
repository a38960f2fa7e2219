package org.sparkcnn.data.source;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * A data set, as Spark sees it.
 *
 * @param source its reader
 * @param options as they were given
 * @param files where it is
 * @param conf for the file system
 */
record ImageTable(
    ImageSource source, CaseInsensitiveStringMap options, ImageFiles files, Configuration conf)
    implements SupportsRead {

  @Override
  public String name() {
    return files.name();
  }

  @Override
  public Column[] columns() {
    return Arrays.stream(files.schema().fields()).map(ImageTable::column).toArray(Column[]::new);
  }

  private static Column column(StructField field) {
    String noDefault = null; // Column.create has another form, which a plain null would fit too
    return Column.create(
        field.name(), field.dataType(), field.nullable(), null, noDefault, field.metadata().json());
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap scanOptions) {
    if (options.entrySet().containsAll(scanOptions.entrySet())) {
      return new ImageScanBuilder(files, conf);
    }
    // SQL may state others for one query: SELECT … FROM table WITH (split = 'test').
    Map<String, String> merged = new HashMap<>(options);
    merged.putAll(scanOptions);
    return new ImageScanBuilder(source.files(new CaseInsensitiveStringMap(merged), conf), conf);
  }
}
