package org.sparkcnn.data;

import java.util.Arrays;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Looks columns up, with a message that lists what there is. */
public final class Columns {
  private Columns() {}

  /**
   * Returns a column's field.
   *
   * @param what the column's role, for the message
   * @throws IllegalArgumentException if there is no such column
   */
  public static StructField require(StructType schema, String name, String what) {
    return Arrays.stream(schema.fields())
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no %s column '%s'; the columns are %s"
                        .formatted(what, name, String.join(", ", schema.fieldNames()))));
  }

  /**
   * Returns a column's field and requires numbers in it.
   *
   * @param what the column's role, for the message
   * @throws IllegalArgumentException if there is no such column, or it holds no numbers
   */
  public static StructField requireNumeric(StructType schema, String name, String what) {
    StructField field = require(schema, name, what);
    if (!(field.dataType() instanceof NumericType)) {
      throw new IllegalArgumentException(
          "%s column '%s' has the type %s; expected a number"
              .formatted(what, name, field.dataType().simpleString()));
    }
    return field;
  }
}
