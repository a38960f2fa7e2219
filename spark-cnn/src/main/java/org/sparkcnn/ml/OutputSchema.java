package org.sparkcnn.ml;

import java.util.Arrays;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns that a classifier's model appends. */
final class OutputSchema {
  private OutputSchema() {}

  /**
   * Returns the schema with the prediction columns.
   *
   * @throws IllegalArgumentException if one of them exists already
   */
  static StructType of(StructType schema, HasPredictionParams<?> params, String[] classNames) {
    StructType result = schema;
    if (!params.getRawPredictionCol().isEmpty()) {
      result = append(result, vector(params.getRawPredictionCol()));
    }
    if (!params.getProbabilityCol().isEmpty()) {
      result = append(result, vector(params.getProbabilityCol()));
    }
    if (!params.getPredictionCol().isEmpty()) {
      StructField prediction =
          new StructField(params.getPredictionCol(), DataTypes.DoubleType, false, Metadata.empty());
      result = append(result, ClassNames.prediction(prediction, classNames));
    }
    return result;
  }

  private static StructField vector(String name) {
    return new StructField(name, SQLDataTypes.VectorType(), false, Metadata.empty());
  }

  private static StructType append(StructType schema, StructField field) {
    if (Arrays.asList(schema.fieldNames()).contains(field.name())) {
      throw new IllegalArgumentException(
          "column '%s' exists already; drop it, or choose another name for the output"
              .formatted(field.name()));
    }
    return schema.add(field);
  }

  /**
   * Maps rows to rows of a schema whose columns keep their metadata, such as class names, which
   * Spark's row encoder drops. In between columns are numbered, since a name may occur twice.
   */
  static Dataset<Row> map(
      Dataset<Row> rows, MapPartitionsFunction<Row, Row> function, StructType schema) {
    StructType numbered = new StructType();
    Column[] columns = new Column[schema.size()];
    for (int i = 0; i < columns.length; i++) {
      StructField field = schema.apply(i);
      numbered = numbered.add("c" + i, field.dataType(), field.nullable());
      columns[i] = functions.col("c" + i).as(field.name(), field.metadata());
    }
    return rows.mapPartitions(function, Encoders.row(numbered)).select(columns);
  }
}
