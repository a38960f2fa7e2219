package org.sparkcnn.ml;

import java.util.List;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.data.Columns;

/**
 * Counts how often images of a class are taken for one of another.
 *
 * @param model that scores
 * @param labels what they stand for
 */
record ClassCounter(CnnClassificationModel model, LabelNumbers labels) {
  private static final String LABEL = "sparkCnnLabel";

  /**
   * Checks the labels' column.
   *
   * @throws IllegalArgumentException if there is none, or its attribute names other classes
   */
  static ClassCounter of(CnnClassificationModel model, StructType schema, String labelCol) {
    return new ClassCounter(model, LabelNumbers.of(model, schema, labelCol));
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
        counts[labels.of(row.get(0))][(int) row.getDouble(1)] += row.getLong(2);
      }
    }
    return ClassEvaluation.of(labels.classes(), counts, unread);
  }

  /** The path of an image is in the message of one that cannot be read. */
  private Column[] columns(StructType schema, String image) {
    Column label = Columns.named(labels.labelCol()).as(LABEL);
    int path = Columns.pathIndex(schema);
    return path < 0 || image.equals(schema.fieldNames()[path])
        ? new Column[] {Columns.named(image), label}
        : new Column[] {Columns.named(image), label, Columns.named(schema.fieldNames()[path])};
  }
}
