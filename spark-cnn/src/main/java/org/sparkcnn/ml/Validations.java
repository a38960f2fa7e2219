package org.sparkcnn.ml;

import org.apache.spark.sql.types.StructType;
import org.sparkcnn.data.Columns;
import org.sparkcnn.data.PackedImages;
import org.sparkcnn.data.ValidationRows;
import org.sparkcnn.network.Network;
import org.sparkcnn.plan.Stopping;
import org.sparkcnn.plan.ValidationMetric;

/** Reads from a stage's params what is done with validation rows. */
final class Validations {
  private Validations() {}

  /**
   * Refuses params that do not fit each other, the columns or the network.
   *
   * @throws IllegalArgumentException naming the param or column, what was found and what was
   *     expected
   */
  static void check(HasValidationParams<?> params, StructType schema, Network network) {
    String column = params.getValidationIndicatorCol();
    double fraction = params.getValidationFraction();
    if (!column.isEmpty()) {
      Columns.requireBoolean(schema, column, "validation indicator");
    }
    if (!column.isEmpty() && fraction > 0) {
      throw new IllegalArgumentException(
          "params 'validationIndicatorCol' ('%s') and 'validationFraction' (%s) are both set; choose one"
              .formatted(column, fraction));
    }
    if (params.getPatience() > 0 && !rows(params).isSome()) {
      throw new IllegalArgumentException(
          "param 'patience' is %d, but there are no validation rows to measure: set validationIndicatorCol or validationFraction"
              .formatted(params.getPatience()));
    }
    if (!stopping(params).metric().fits(network.output().elements())) {
      throw new IllegalArgumentException(
          "param 'validationMetric' is top5Accuracy, which needs 6 classes or more, but the last layer '%s' has %d outputs"
              .formatted(network.lastLayer().name(), network.output().elements()));
    }
  }

  /** Returns which rows are held back. */
  static ValidationRows rows(HasValidationParams<?> params) {
    return params.getValidationIndicatorCol().isEmpty()
        ? ValidationRows.share(params.getValidationFraction())
        : ValidationRows.indicatedBy(params.getValidationIndicatorCol());
  }

  /** Returns what they decide. */
  static Stopping stopping(HasValidationParams<?> params) {
    return new Stopping(
        ValidationMetric.named(params.getValidationMetric()),
        params.getPatience(),
        params.getMinDelta(),
        params.getRestoreBestWeights());
  }

  /**
   * Refuses a split that leaves nothing on one side.
   *
   * @throws IllegalArgumentException saying how many rows there are on the other side
   */
  static void check(HasValidationParams<?> params, PackedImages images) {
    long validation = images.validation().total();
    if (images.totalRows() + validation == 0) {
      throw new IllegalArgumentException("the DataFrame has no rows to train on");
    }
    if (images.totalRows() == 0) {
      throw new IllegalArgumentException(
          "%s leaves no rows to train on: all %d are validation rows"
              .formatted(chooser(params), validation));
    }
    if (rows(params).isSome() && validation == 0) {
      throw new IllegalArgumentException(
          "%s gives no validation rows: all %d are trained on"
              .formatted(chooser(params), images.totalRows()));
    }
  }

  private static String chooser(HasValidationParams<?> params) {
    return params.getValidationIndicatorCol().isEmpty()
        ? "validationFraction " + params.getValidationFraction()
        : "validation indicator column '%s'".formatted(params.getValidationIndicatorCol());
  }
}
