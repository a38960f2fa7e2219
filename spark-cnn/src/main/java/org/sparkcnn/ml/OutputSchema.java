package org.sparkcnn.ml;

import java.util.Arrays;
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
