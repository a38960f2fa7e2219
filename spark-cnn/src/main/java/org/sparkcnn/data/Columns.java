package org.sparkcnn.data;

import java.util.Arrays;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Looks columns up, with a message that lists what there is. */
public final class Columns {
  /** Says where a row's image comes from, as in the rows of Spark's {@code binaryFile}. */
  static final String PATH = "path";

  private static final String LABEL = "label";

  private Columns() {}

  /** Returns where in rows of that schema the path of their image is, or −1. */
  public static int pathIndex(StructType schema) {
    String[] names = schema.fieldNames();
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(PATH) && schema.apply(i).dataType() instanceof StringType) {
        return i;
      }
    }
    return -1;
  }

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

  /**
   * Returns the field of a column of classes' numbers.
   *
   * @throws IllegalArgumentException if there is no such column, or it has no numbers
   */
  public static StructField requireLabels(StructType schema, String name) {
    if (require(schema, name, LABEL).dataType() instanceof StringType) {
      throw new IllegalArgumentException(
          "%s column '%s' has the type string; expected a number: a StringIndexer numbers names"
              .formatted(LABEL, name));
    }
    return requireNumeric(schema, name, LABEL);
  }

  /** Returns the names of classes that a column's ML attribute has, or an empty array. */
  public static String[] classNames(StructField field) {
    return Attribute.fromStructField(field) instanceof NominalAttribute nominal
            && nominal.values().isDefined()
        ? nominal.values().get()
        : new String[0];
  }

  /**
   * Returns a column's field and requires true or false in it.
   *
   * @param what the column's role, for the message
   * @throws IllegalArgumentException if there is no such column, or it is not boolean
   */
  public static StructField requireBoolean(StructType schema, String name, String what) {
    StructField field = require(schema, name, what);
    if (!(field.dataType() instanceof BooleanType)) {
      throw new IllegalArgumentException(
          "%s column '%s' has the type %s; expected boolean"
              .formatted(what, name, field.dataType().simpleString()));
    }
    return field;
  }

  /** Returns a column whose name may hold dots. */
  public static Column named(String name) {
    return functions.col("`" + name.replace("`", "``") + "`");
  }

  /**
   * Requires a value in a row.
   *
   * @throws IllegalArgumentException if it is null
   */
  static void requirePresent(InternalRow row, int ordinal) {
    if (row.isNullAt(ordinal)) {
      throw new IllegalArgumentException("null");
    }
  }
}
