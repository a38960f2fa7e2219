package org.sparkcnn.data;

import java.io.Serializable;
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

  /** Returns the rows that are read, see {@link RowColumns}. */
  Dataset<Row> select(Dataset<?> data) {
    return rows().select(data, targets.column());
  }

  /** Returns the order of their columns. */
  RowColumns rows() {
    return new RowColumns(image.name(), weightCol, hasPath);
  }

  /** Returns how the rows are encoded. */
  ExampleFormat format() {
    return new ExampleFormat(image.image(), image.pixelType(), targets);
  }
}
