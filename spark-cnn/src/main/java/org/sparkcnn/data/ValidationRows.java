package org.sparkcnn.data;

import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * Which rows are held back from training, to measure on them how well it goes.
 *
 * @param indicatorCol the boolean column that is true for them, or null for none
 * @param fraction the share of rows, in [0, 1), that is chosen by a hash of their content
 */
public record ValidationRows(String indicatorCol, double fraction) implements Serializable {

  /** Returns that all rows are trained on. */
  public static ValidationRows none() {
    return new ValidationRows(null, 0);
  }

  /** Returns that rows say themselves where they belong. */
  public static ValidationRows indicatedBy(String column) {
    return new ValidationRows(column, 0);
  }

  /** Returns that a share of the rows is chosen by their content, equal rows alike. */
  public static ValidationRows share(double fraction) {
    return new ValidationRows(null, fraction);
  }

  /** Returns whether any rows may be held back. */
  public boolean isSome() {
    return indicatorCol != null || fraction > 0;
  }

  /** Returns an aggregate of how many of the rows that are selected there will be, about. */
  Column expected() {
    return indicatorCol != null
        ? functions.count_if(Columns.named(indicatorCol))
        : functions.ceil(functions.count(functions.lit(1)).multiply(fraction));
  }

  /**
   * Returns whether a row is chosen by its content.
   *
   * @param hash of the content, uniform over all numbers
   */
  boolean chooses(long hash) {
    // The 53 bits of a double's mantissa: uniform in [0, 1).
    return (hash >>> 11) * 0x1p-53 < fraction;
  }
}
