package org.sparkcnn.data;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** Makes rows as Spark hands them to readers. */
public final class InternalRowOf {
  private InternalRowOf() {}

  /** A row of one column. */
  public static InternalRow value(DataType type, Object value) {
    return row(new StructType().add("c", type), RowFactory.create(value));
  }

  /** The same row in Spark's own form. */
  public static InternalRow row(StructType schema, Row row) {
    return (InternalRow) CatalystTypeConverters.createToCatalystConverter(schema).apply(row);
  }
}
