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
 * @param validation which rows are held back from training
 */
public record ExampleColumns(
    ImageColumn image,
    Targets targets,
    String weightCol,
    HandleInvalid handleInvalid,
    boolean hasPath,
    ValidationRows validation)
    implements Serializable {

  /** Returns the columns of rows that are all trained on. */
  public ExampleColumns(
      ImageColumn image,
      Targets targets,
      String weightCol,
      HandleInvalid handleInvalid,
      boolean hasPath) {
    this(image, targets, weightCol, handleInvalid, hasPath, ValidationRows.none());
  }

  /** Returns the rows that are read, see {@link RowColumns}; the indicator column comes last. */
  Dataset<Row> select(Dataset<?> data) {
    return validation.indicatorCol() == null
        ? rows().select(data, targets.column())
        : rows().select(data, targets.column(), Columns.named(validation.indicatorCol()));
  }

  /** Returns where in such rows it says whether a row is held back, or −1. */
  int indicatorIndex() {
    return validation.indicatorCol() == null ? -1 : rows().size();
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
