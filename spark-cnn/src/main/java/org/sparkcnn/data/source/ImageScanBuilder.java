package org.sparkcnn.data.source;

import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Leaves out the columns that a query does not need; an image stays whole. */
final class ImageScanBuilder implements SupportsPushDownRequiredColumns {
  private final ImageFiles files;
  private final Configuration conf;
  private StructType columns;

  ImageScanBuilder(ImageFiles files, Configuration conf) {
    this.files = files;
    this.conf = conf;
    this.columns = files.schema();
  }

  @Override
  public void pruneColumns(StructType required) {
    // Spark may ask for some of the image's fields only; it takes the whole struct as well.
    columns =
        new StructType(
            Arrays.stream(required.fieldNames())
                .map(files.schema()::apply)
                .toArray(StructField[]::new));
  }

  @Override
  public Scan build() {
    return new ImageScan(files, columns, conf);
  }
}
