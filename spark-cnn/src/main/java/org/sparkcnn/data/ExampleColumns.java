package org.sparkcnn.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The columns that labelled images are read from.
 *
 * @param image the column of images
 * @param labelCol the column of class numbers
 * @param weightCol the column of weights, or null for none
 * @param classes labels are 0 to classes − 1
 * @param handleInvalid what becomes of rows whose image cannot be read
 * @param hasPath whether a column {@code path} says where images come from, as Spark's {@code
 *     binaryFile} has it
 */
public record ExampleColumns(
    ImageColumn image,
    String labelCol,
    String weightCol,
    int classes,
    HandleInvalid handleInvalid,
    boolean hasPath)
    implements Serializable {
  static final int IMAGE = 0;
  static final int LABEL = 1;
  static final int WEIGHT = 2;

  /** Returns the image, the label as a double, then weight (as a double) and path if there are. */
  Dataset<Row> select(Dataset<?> data) {
    List<Column> columns = new ArrayList<>();
    columns.add(column(image.name()));
    columns.add(column(labelCol).cast("double"));
    if (weightCol != null) {
      columns.add(column(weightCol).cast("double"));
    }
    if (hasPath) {
      columns.add(column(Columns.PATH));
    }
    return data.select(columns.toArray(new Column[0]));
  }

  /** Returns where in such rows the path is, or −1. */
  int pathIndex() {
    int last = weightCol == null ? LABEL : WEIGHT;
    return hasPath ? last + 1 : -1;
  }

  /** A column whose name may hold dots. */
  private static Column column(String name) {
    return functions.col("`" + name.replace("`", "``") + "`");
  }
}
