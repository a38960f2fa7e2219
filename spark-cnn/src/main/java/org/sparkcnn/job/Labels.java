package org.sparkcnn.job;

import java.util.OptionalInt;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.sparkcnn.data.Columns;

/**
 * Rows with labels that are numbers.
 *
 * @param rows all of them
 * @param column the labels
 */
record Labels(Dataset<Row> rows, String column) {
  private static final String INDEXED = "labelIndex";

  /**
   * Numbers labels that are strings, in alphabetical order, which takes a Spark job; their names
   * stay as the column's ML attribute.
   *
   * @throws IllegalArgumentException if there is no such column
   */
  static Labels of(Dataset<Row> rows, String column) {
    StructField field = Columns.require(rows.schema(), column, "label");
    if (!(field.dataType() instanceof StringType)) {
      return new Labels(rows, column);
    }
    Dataset<Row> indexed =
        new StringIndexer()
            .setInputCol(column)
            .setOutputCol(INDEXED)
            .setStringOrderType("alphabetAsc")
            .fit(rows)
            .transform(rows);
    return new Labels(indexed, INDEXED);
  }

  /** Returns how many classes the column says it has. */
  OptionalInt statedClasses() {
    String[] names = classNames();
    if (names.length > 0) {
      return OptionalInt.of(names.length);
    }
    return Attribute.fromStructField(field()) instanceof NominalAttribute nominal
            && nominal.getNumValues().isDefined()
        ? OptionalInt.of((int) nominal.getNumValues().get())
        : OptionalInt.empty();
  }

  /** Returns the classes' names, or an empty array. */
  String[] classNames() {
    return Columns.classNames(field());
  }

  private StructField field() {
    return rows.schema().apply(column);
  }

  /**
   * Returns one more than the highest label, which takes a Spark job that reads the labels alone.
   *
   * @throws IllegalArgumentException if there are no labels
   */
  int countedClasses() {
    Columns.requireNumeric(rows.schema(), column, "label");
    Row highest = rows.agg(functions.max(Columns.named(column).cast("double"))).head();
    if (highest.isNullAt(0)) {
      throw new IllegalArgumentException(
          "label column '%s' has no labels: there are no rows, or only nulls".formatted(column));
    }
    return (int) highest.getDouble(0) + 1;
  }
}
