package org.sparkcnn.ml;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.data.Columns;

/**
 * Which of a model's classes a label is. Labels are names of classes, or numbers; numbers whose
 * column names them are read by these names, whatever their order.
 *
 * @param labelCol the column of labels
 * @param names the model's classes, or none
 * @param labelNames what the column's numbers stand for, or none
 * @param count how many classes the model has
 */
record LabelNumbers(String labelCol, List<String> names, List<String> labelNames, int count)
    implements Serializable {

  /**
   * Checks the labels' column.
   *
   * @throws IllegalArgumentException if there is none, or its attribute names other classes
   */
  static LabelNumbers of(CnnClassificationModel model, StructType schema, String labelCol) {
    return of(List.of(model.getClassNames()), model.numClasses(), schema, labelCol);
  }

  /** Does the same for a model with these classes, of which there may be no names. */
  static LabelNumbers of(List<String> names, int count, StructType schema, String labelCol) {
    StructField field = Columns.require(schema, labelCol, "label");
    if (field.dataType() instanceof StringType) {
      if (names.isEmpty()) {
        throw new IllegalArgumentException(
            "label column '%s' has strings, but the model's classes have no names: use numbers, or set the model's classNames"
                .formatted(labelCol));
      }
      return new LabelNumbers(labelCol, names, List.of(), count);
    }
    Columns.requireNumeric(schema, labelCol, "label");
    List<String> labelNames = names.isEmpty() ? List.of() : List.of(Columns.classNames(field));
    List<String> others = labelNames.stream().filter(name -> !names.contains(name)).toList();
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          "label column '%s' has the classes %s, which the model does not know; it knows %s"
              .formatted(labelCol, String.join(", ", others), String.join(", ", names)));
    }
    return new LabelNumbers(labelCol, names, labelNames, count);
  }

  /** Returns the names of the model's classes, or their numbers. */
  List<String> classes() {
    return names.isEmpty() ? IntStream.range(0, count).mapToObj(Integer::toString).toList() : names;
  }

  /**
   * Checks every label, in one Spark job.
   *
   * @throws IllegalArgumentException if one is none of the classes, or there are no rows
   */
  void check(Dataset<?> labelled) {
    // One more than there are classes holds one that is none of them.
    List<Row> labels =
        labelled.select(Columns.named(labelCol)).distinct().limit(count + 1).collectAsList();
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("there are no rows");
    }
    labels.forEach(label -> of(label.get(0)));
  }

  /**
   * Returns the number of the class.
   *
   * @param label a number, a name or null
   * @throws IllegalArgumentException if it is none of the model's
   */
  int of(Object label) {
    int number = -1;
    if (label instanceof Number value) {
      number = number(value.doubleValue());
    } else if (label != null) {
      number = names.indexOf(label);
    }
    if (number < 0) {
      throw new IllegalArgumentException(
          "label column '%s' has the label '%s', which is none of the model's classes: %s"
              .formatted(labelCol, label, String.join(", ", classes())));
    }
    return number;
  }

  private int number(double value) {
    int most = labelNames.isEmpty() ? count : labelNames.size();
    if (value < 0 || value >= most || value != Math.rint(value)) {
      return -1;
    }
    return labelNames.isEmpty() ? (int) value : names.indexOf(labelNames.get((int) value));
  }
}
