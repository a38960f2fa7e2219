package org.sparkcnn.data;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.spark_partition_id;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many rows there will be to pack, about.
 *
 * @param all rows
 * @param trained those of the worker that trains on the most
 * @param heldBack those of the worker that holds the most back from training
 */
record RowCounts(long all, long trained, long heldBack) {
  private static final String ROWS = "rows";
  private static final String HELD_BACK = "held";

  /** Counts in a job that reads no column but, if there is one, the indicator. */
  static RowCounts of(Dataset<Row> selected, ValidationRows validation, Spread spread) {
    Column held = validation.expected();
    if (!spread.inPlace()) {
      Row counts = selected.agg(count(lit(1)), held).head();
      long trained = counts.getLong(0) - counts.getLong(1);
      return new RowCounts(
          counts.getLong(0),
          share(trained, spread.workers()),
          share(counts.getLong(1), spread.workers()));
    }
    Row counts =
        selected
            .groupBy(spark_partition_id())
            .agg(count(lit(1)).as(ROWS), held.as(HELD_BACK))
            .agg(
                coalesce(sum(col(ROWS)), lit(0L)),
                coalesce(max(col(ROWS).minus(col(HELD_BACK))), lit(0L)),
                coalesce(max(col(HELD_BACK)), lit(0L)))
            .head();
    return new RowCounts(counts.getLong(0), counts.getLong(1), counts.getLong(2));
  }

  private static long share(long rows, int workers) {
    return (rows + workers - 1) / workers;
  }
}
