package org.sparkcnn.data;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.InternalRow;

/** A DataFrame's rows in Spark's own form, which spares making objects of every value. */
public final class InternalRows {
  private InternalRows() {}

  /** Returns the rows; each one is good only until the next one is asked for. */
  public static JavaRDD<InternalRow> of(Dataset<?> data) {
    return ((org.apache.spark.sql.classic.Dataset<?>) data).queryExecution().toRdd().toJavaRDD();
  }
}
