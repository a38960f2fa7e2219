package org.sparkcnn.ml;

import java.util.Arrays;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.data.HandleInvalid;

/** The columns that models append. */
final class OutputSchema {
  private static final DataType TOP_PREDICTION =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add("className", DataTypes.StringType, true)
          .add("probability", DataTypes.DoubleType, false);

  private OutputSchema() {}

  /** Returns the columns that a classifier's model appends. */
  static <S extends HasImageParams<S> & HasPredictionParams<S>> StructType classification(
      S params, String[] classNames) {
    boolean nullable = nullable(params);
    StructType columns = new StructType();
    if (!params.getRawPredictionCol().isEmpty()) {
      columns = columns.add(params.getRawPredictionCol(), SQLDataTypes.VectorType(), nullable);
    }
    if (!params.getProbabilityCol().isEmpty()) {
      columns = columns.add(params.getProbabilityCol(), SQLDataTypes.VectorType(), nullable);
    }
    if (!params.getPredictionCol().isEmpty()) {
      StructField prediction =
          new StructField(
              params.getPredictionCol(), DataTypes.DoubleType, nullable, Metadata.empty());
      columns = columns.add(ClassNames.prediction(prediction, classNames));
    }
    if (params.getTopK() > 0) {
      columns =
          columns.add(
              params.getTopKCol(), DataTypes.createArrayType(TOP_PREDICTION, false), nullable);
    }
    return withError(columns, params);
  }

  /** Returns the columns of a network's outputs as they are: a number, or a vector of several. */
  static StructType numbers(HasReadingParams<?> params, String column, int count) {
    return withError(new StructType().add(number(column, count, nullable(params))), params);
  }

  private static StructField number(String column, int count, boolean nullable) {
    if (count == 1) {
      return new StructField(column, DataTypes.DoubleType, nullable, Metadata.empty());
    }
    return vector(column, count, nullable);
  }

  /** Returns the columns of a network's outputs as a vector. */
  static StructType vector(HasReadingParams<?> params, String column, int count) {
    return withError(new StructType().add(vector(column, count, nullable(params))), params);
  }

  /** A vector that says how long it is, which stages that take it ask for. */
  private static StructField vector(String column, int count, boolean nullable) {
    StructField field = new AttributeGroup(column, count).toStructField();
    return new StructField(column, field.dataType(), nullable, field.metadata());
  }

  private static boolean nullable(HasReadingParams<?> params) {
    return params.invalidRows() == HandleInvalid.KEEP;
  }

  private static StructType withError(StructType columns, HasReadingParams<?> params) {
    return params.getErrorCol().isEmpty()
        ? columns
        : columns.add(params.getErrorCol(), DataTypes.StringType, true);
  }

  /**
   * Returns a schema with further columns.
   *
   * @throws IllegalArgumentException if one of them exists already
   */
  static StructType append(StructType schema, StructType columns) {
    StructType result = schema;
    for (StructField column : columns.fields()) {
      if (Arrays.asList(result.fieldNames()).contains(column.name())) {
        throw new IllegalArgumentException(
            "column '%s' exists already; drop it, or choose another name for the output"
                .formatted(column.name()));
      }
      result = result.add(column);
    }
    return result;
  }
}
