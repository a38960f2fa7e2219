package org.sparkcnn.job;

import java.util.List;
import org.apache.spark.ml.Transformer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.sparkcnn.data.Columns;
import org.sparkcnn.ml.CnnClassificationModel;

/** The names of predicted classes, beside their numbers. */
final class PredictedLabels {
  /** As in the examples of Spark's IndexToString. */
  private static final String COLUMN = "predictedLabel";

  private PredictedLabels() {}

  /**
   * Adds the names to what a model has scored, if it knows names.
   *
   * @throws IllegalArgumentException if there is a column of that name
   */
  static Dataset<Row> of(Transformer scorer, Dataset<Row> scored) {
    if (!(scorer instanceof CnnClassificationModel model) || model.getClassNames().length == 0) {
      return scored;
    }
    if (List.of(scored.columns()).contains(COLUMN)) {
      throw new IllegalArgumentException(
          "--data: column '%s' exists already; it is the name of the predicted class"
              .formatted(COLUMN));
    }
    // Spark's IndexToString fails where an image could not be read and there is no prediction.
    Column number = Columns.named(model.getPredictionCol()).cast("int");
    return scored.withColumn(COLUMN, functions.get(functions.lit(model.getClassNames()), number));
  }
}
