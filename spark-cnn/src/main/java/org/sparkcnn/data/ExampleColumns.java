package org.sparkcnn.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The columns that labelled images are read from.
 *
 * @param image the column of images
 * @param targets the column of labels
 * @param weightCol the column of weights, or null for none
 * @param handleInvalid what becomes of rows whose image cannot be read
 * @param hasPath whether a column {@code path} says where images come from, as Spark's {@code
 *     binaryFile} has it
 */
public record ExampleColumns(
    ImageColumn image,
    Targets targets,
    String weightCol,
    HandleInvalid handleInvalid,
    boolean hasPath)
    implements Serializable {
  static final int IMAGE = 0;
  static final int LABEL = 1;
  static final int WEIGHT = 2;

  /** Returns the image, the label, then weight (as a double) and path if there are. */
  Dataset<Row> select(Dataset<?> data) {
    List<Column> columns = new ArrayList<>();
    columns.add(Columns.named(image.name()));
    columns.add(targets.column());
    if (weightCol != null) {
      columns.add(Columns.named(weightCol).cast("double"));
    }
    if (hasPath) {
      columns.add(Columns.named(Columns.PATH));
    }
    return data.select(columns.toArray(new Column[0]));
  }

  /** Returns where in such rows the path is, or −1. */
  int pathIndex() {
    int last = weightCol == null ? LABEL : WEIGHT;
    return hasPath ? last + 1 : -1;
  }

  /** Returns how the rows are encoded. */
  ExampleFormat format() {
    return new ExampleFormat(image.image(), image.pixelType(), targets);
  }
}
