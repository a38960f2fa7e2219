package org.sparkcnn.ml;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.spark.ml.functions$;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.sparkcnn.data.Columns;

/**
 * How near a model comes to the numbers of labelled images. Figures are those of scikit-learn's <a
 * href="https://scikit-learn.org/stable/modules/model_evaluation.html#regression-metrics">regression
 * metrics</a>; of several targets their plain means.
 *
 * @param targets the figures of each target
 * @param images that were scored
 */
public record RegressionEvaluation(List<TargetFigures> targets, long images) {
  private static final String ERROR = "error";
  private static final String LABEL = "sparkCnnLabel";

  /** Copies the figures. */
  public RegressionEvaluation {
    targets = List.copyOf(targets);
  }

  /**
   * The figures of a target.
   *
   * @param meanSquaredError the mean of the squared differences
   * @param meanAbsoluteError the mean of the differences
   * @param r2 the share of the labels' variance that is predicted; not a number if they have none
   */
  public record TargetFigures(double meanSquaredError, double meanAbsoluteError, double r2) {}

  /**
   * Scores labelled images once and measures; images that cannot be read are left out.
   *
   * @param labelled has the model's image column
   * @param labelCol a number, or a vector or array of a number per target
   * @throws IllegalArgumentException if there is no such column
   */
  public static RegressionEvaluation of(
      CnnRegressionModel model, Dataset<?> labelled, String labelCol) {
    DataType type = Columns.require(labelled.schema(), labelCol, "label").dataType();
    CnnRegressionModel scorer = model.copy(ParamMap.empty()).setPredictionCol("prediction");
    Column label = functions.col(LABEL + ".value");
    Column difference = functions.col(LABEL + "." + ERROR);
    Dataset<Row> scores =
        scorer.transform(
            labelled.select(
                Columns.named(model.getImageCol()), numbers(labelCol, type).as("numbers")));
    DataType predicted = scores.schema().apply("prediction").dataType();
    Column pairs =
        functions.zip_with(
            functions.col("numbers"),
            numbers("prediction", predicted),
            (value, prediction) ->
                functions.struct(value.as("value"), prediction.minus(value).as(ERROR)));
    Dataset<Row> errors =
        scores
            .where(functions.col("prediction").isNotNull())
            .select(functions.posexplode(pairs).as(new String[] {"target", LABEL}));
    Dataset<Row> figures =
        errors
            .groupBy("target")
            .agg(
                functions.avg(difference.multiply(difference)),
                functions.avg(functions.abs(difference)),
                functions.var_pop(label),
                functions.count(functions.lit(1)))
            .orderBy("target");
    List<Row> rows = Failures.explained(figures::collectAsList);
    return new RegressionEvaluation(
        rows.stream().map(RegressionEvaluation::figures).toList(),
        rows.isEmpty() ? 0 : rows.get(0).getLong(4));
  }

  private static Column numbers(String name, DataType type) {
    Column column = Columns.named(name);
    if (type.equals(SQLDataTypes.VectorType())) {
      return functions$.MODULE$.vector_to_array(column, "float64");
    }
    return type instanceof ArrayType
        ? column.cast("array<double>")
        : functions.array(column.cast("double"));
  }

  private static TargetFigures figures(Row row) {
    double squared = row.getDouble(1);
    double variance = row.getDouble(3);
    return new TargetFigures(
        squared, row.getDouble(2), variance == 0 ? Double.NaN : 1 - squared / variance);
  }

  /** Returns the mean of the squared differences. */
  public double meanSquaredError() {
    return mean(TargetFigures::meanSquaredError);
  }

  /** Returns the root of {@link #meanSquaredError}, in the labels' unit. */
  public double rootMeanSquaredError() {
    return Math.sqrt(meanSquaredError());
  }

  /** Returns the mean of the differences, in the labels' unit. */
  public double meanAbsoluteError() {
    return mean(TargetFigures::meanAbsoluteError);
  }

  /** Returns the share of the labels' variance that is predicted. */
  public double r2() {
    return mean(TargetFigures::r2);
  }

  private double mean(ToDoubleFunction<TargetFigures> figure) {
    return targets.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }

  /** Returns the figures, a line each. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "mean squared error       %.6f%nroot mean squared error  %.6f%nmean absolute error      %.6f%nR²                       %.4f%n",
        meanSquaredError(),
        rootMeanSquaredError(),
        meanAbsoluteError(),
        r2());
  }
}
