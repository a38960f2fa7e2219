package org.sparkcnn.data.mnist;

import java.util.Arrays;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Leaves out the columns that a query does not need; an image stays whole. */
final class MnistScanBuilder implements SupportsPushDownRequiredColumns {
  private final MnistTable table;
  private StructType columns = MnistTable.SCHEMA;

  MnistScanBuilder(MnistTable table) {
    this.table = table;
  }

  @Override
  public void pruneColumns(StructType required) {
    // Spark may ask for some of the image's fields only; it takes the whole struct as well.
    columns =
        new StructType(
            Arrays.stream(required.fieldNames())
                .map(MnistTable.SCHEMA::apply)
                .toArray(StructField[]::new));
  }

  @Override
  public Scan build() {
    return new MnistScan(table, columns);
  }
}
