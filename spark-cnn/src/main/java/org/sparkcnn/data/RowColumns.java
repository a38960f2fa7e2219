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

  /** Returns the rows. */
  public Dataset<Row> select(Dataset<?> data, Column label) {
    List<Column> columns = new ArrayList<>();
    columns.add(Columns.named(image));
    columns.add(label);
    if (weightCol != null) {
      columns.add(Columns.named(weightCol).cast("double"));
    }
    if (hasPath) {
      columns.add(Columns.named(Columns.PATH));
    }
    return data.select(columns.toArray(new Column[0]));
  }

  /** Returns where in such rows the path is, or −1. */
  public int pathIndex() {
    int last = weightCol == null ? LABEL : WEIGHT;
    return hasPath ? last + 1 : -1;
  }
}
