package org.sparkcnn.ml;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.data.Columns;

/**
 * Counts how often images of a class are taken for one of another.
 *
 * @param model that scores
 * @param labelCol the column of labels
 * @param names the model's classes, or none
 * @param labelNames what the column's numbers stand for, or none
 */
record ClassCounter(
    CnnClassificationModel model, String labelCol, List<String> names, List<String> labelNames) {
  private static final String LABEL = "sparkCnnLabel";

  /**
   * Checks the labels' column.
   *
   * @throws IllegalArgumentException if there is none, or its attribute names other classes
   */
  static ClassCounter of(CnnClassificationModel model, StructType schema, String labelCol) {
    StructField field = Columns.require(schema, labelCol, "label");
    List<String> names = List.of(model.getClassNames());
    if (field.dataType() instanceof StringType) {
      if (names.isEmpty()) {
        throw new IllegalArgumentException(
            "label column '%s' has strings, but the model's classes have no names: use numbers, or set the model's classNames"
                .formatted(labelCol));
      }
      return new ClassCounter(model, labelCol, names, List.of());
    }
    Columns.requireNumeric(schema, labelCol, "label");
    List<String> labelNames = names.isEmpty() ? List.of() : labelNames(field);
    List<String> others = labelNames.stream().filter(name -> !names.contains(name)).toList();
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          "label column '%s' has the classes %s, which the model does not know; it knows %s"
              .formatted(labelCol, String.join(", ", others), String.join(", ", names)));
    }
    return new ClassCounter(model, labelCol, names, labelNames);
  }

  private static List<String> labelNames(StructField field) {
    return Attribute.fromStructField(field) instanceof NominalAttribute nominal
            && nominal.values().isDefined()
        ? Arrays.asList(nominal.values().get())
        : List.of();
  }

  /** Scores the rows, and counts on the executors. */
  ClassEvaluation count(Dataset<?> labelled) {
    CnnClassificationModel scorer =
        model.copy(ParamMap.empty()).setRawPredictionCol("").setProbabilityCol("").setTopK(0);
    String prediction = scorer.setPredictionCol("prediction").getPredictionCol();
    Dataset<Row> columns = labelled.select(columns(labelled.schema(), model.getImageCol()));
    long[][] counts = new long[model.numClasses()][model.numClasses()];
    long unread = 0;
    List<Row> rows =
        Failures.explained(
            () ->
                scorer
                    .transform(columns)
                    .groupBy(LABEL, prediction)
                    .agg(functions.count(functions.lit(1)))
                    .collectAsList());
    for (Row row : rows) {
      if (row.isNullAt(1)) {
        unread += row.getLong(2);
      } else {
        counts[label(row.get(0))][(int) row.getDouble(1)] += row.getLong(2);
      }
    }
    return ClassEvaluation.of(classes(), counts, unread);
  }

  /** The path of an image is in the message of one that cannot be read. */
  private Column[] columns(StructType schema, String image) {
    Column label = Columns.named(labelCol).as(LABEL);
    int path = Columns.pathIndex(schema);
    return path < 0 || image.equals(schema.fieldNames()[path])
        ? new Column[] {Columns.named(image), label}
        : new Column[] {Columns.named(image), label, Columns.named(schema.fieldNames()[path])};
  }

  private List<String> classes() {
    return names.isEmpty()
        ? IntStream.range(0, model.numClasses()).mapToObj(Integer::toString).toList()
        : names;
  }

  private int label(Object value) {
    int label =
        value instanceof Number number ? number(number.doubleValue()) : names.indexOf(value);
    if (label < 0) {
      throw new IllegalArgumentException(
          "label column '%s' has the label '%s', which is none of the model's classes: %s"
              .formatted(labelCol, value, String.join(", ", classes())));
    }
    return label;
  }

  private int number(double value) {
    int most = labelNames.isEmpty() ? model.numClasses() : labelNames.size();
    if (value < 0 || value >= most || value != Math.rint(value)) {
      return -1;
    }
    return labelNames.isEmpty() ? (int) value : names.indexOf(labelNames.get((int) value));
  }
}
