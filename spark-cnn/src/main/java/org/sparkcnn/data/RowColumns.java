package org.sparkcnn.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The order of the columns of rows that tasks read labelled images from: image, label, then weight
 * and path if there are.
 *
 * @param image the column of images
 * @param weightCol the column of weights, or null for none
 * @param hasPath whether a column {@code path} says where images come from, as Spark's {@code
 *     binaryFile} has it
 */
public record RowColumns(String image, String weightCol, boolean hasPath) implements Serializable {
  /** Where in such rows the image is. */
  public static final int IMAGE = 0;

  /** Where in such rows the label is. */
  public static final int LABEL = 1;

  /** Where in such rows the weight is, a double, if there are weights. */
  public static final int WEIGHT = 2;

  /**
   * Returns the rows.
   *
   * @param more columns that come last
   */
  public Dataset<Row> select(Dataset<?> data, Column label, Column... more) {
    List<Column> columns = new ArrayList<>();
    columns.add(Columns.named(image));
    columns.add(label);
    if (weightCol != null) {
      columns.add(Columns.named(weightCol).cast("double"));
    }
    if (hasPath) {
      columns.add(Columns.named(Columns.PATH));
    }
    columns.addAll(List.of(more));
    return data.select(columns.toArray(new Column[0]));
  }

  /** Returns where in such rows the path is, or −1. */
  public int pathIndex() {
    return hasPath ? size() - 1 : -1;
  }

  /** Returns how many columns such rows have, those that come last apart. */
  int size() {
    return LABEL + 1 + (weightCol == null ? 0 : 1) + (hasPath ? 1 : 0);
  }
}
