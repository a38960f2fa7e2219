package org.sparkcnn.data;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.VectorUDT;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.network.Network;

/**
 * Numbers, as many for each image.
 *
 * @param name the label column's
 * @param kind its type
 * @param count how many numbers there are in a row
 */
record NumberTargets(String name, Kind kind, int count) implements Targets {
  private static final VectorUDT VECTOR = new VectorUDT();

  /** The types of column that hold numbers. */
  enum Kind {
    NUMBER,
    VECTOR,
    ARRAY
  }

  static NumberTargets of(StructType schema, String column, Network network) {
    StructField field = Columns.require(schema, column, "label");
    int outputs = network.output().elements();
    Kind kind = kind(field);
    int known = known(kind, field);
    if (known >= 0 && known != outputs) {
      throw new IllegalArgumentException(
          "the last layer '%s' gives %d numbers, but label column '%s' has %s"
              .formatted(
                  network.lastLayer().name(),
                  outputs,
                  column,
                  known == 1 ? "1 target" : known + " targets"));
    }
    return new NumberTargets(column, kind, outputs);
  }

  private static Kind kind(StructField field) {
    DataType type = field.dataType();
    if (type instanceof NumericType) {
      return Kind.NUMBER;
    }
    if (type instanceof VectorUDT) {
      return Kind.VECTOR;
    }
    if (type instanceof ArrayType array && array.elementType() instanceof NumericType) {
      return Kind.ARRAY;
    }
    throw new IllegalArgumentException(
        "label column '%s' has the type %s; expected a number, a vector or an array of numbers"
            .formatted(field.name(), type.simpleString()));
  }

  /** Returns how many numbers a row has as far as the schema says, or -1. */
  private static int known(Kind kind, StructField field) {
    return switch (kind) {
      case NUMBER -> 1;
      case VECTOR -> AttributeGroup.fromStructField(field).size();
      case ARRAY -> -1;
    };
  }

  @Override
  public int bytes() {
    return count * Float.BYTES;
  }

  @Override
  public Column column() {
    Column column = Columns.named(name);
    return switch (kind) {
      case NUMBER -> column.cast("double");
      case VECTOR -> column;
      case ARRAY -> column.cast("array<double>");
    };
  }

  @Override
  public void encode(InternalRow row, int ordinal, ByteBuffer buffer) {
    Columns.requirePresent(row, ordinal);
    double[] numbers =
        switch (kind) {
          case NUMBER -> new double[] {row.getDouble(ordinal)};
          case VECTOR ->
              VECTOR.deserialize(row.getStruct(ordinal, VECTOR.sqlType().size())).toArray();
          case ARRAY -> array(row.getArray(ordinal));
        };
    if (numbers.length != count) {
      throw new IllegalArgumentException(
          "%d numbers; expected %d, one for each of the network's outputs"
              .formatted(numbers.length, count));
    }
    for (int i = 0; i < count; i++) {
      buffer.putFloat(finite(numbers[i], i));
    }
  }

  private double[] array(ArrayData array) {
    for (int i = 0; i < array.numElements(); i++) {
      if (array.isNullAt(i)) {
        throw new IllegalArgumentException("a null within an array");
      }
    }
    return array.toDoubleArray();
  }

  private float finite(double value, int index) {
    float number = (float) value;
    if (!Float.isFinite(number)) {
      throw new IllegalArgumentException(
          "%s%s; expected a finite number of 32 bits"
              .formatted(value, count == 1 ? "" : " at position " + index));
    }
    return number;
  }

  @Override
  public Field field() {
    Field number =
        new Field(
            "item",
            FieldType.notNullable(new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE)),
            null);
    return new Field(
        LABEL, FieldType.notNullable(new ArrowType.FixedSizeList(count)), List.of(number));
  }

  @Override
  public void write(FieldVector labels, int row, ByteBuffer encoded) {
    FixedSizeListVector lists = (FixedSizeListVector) labels;
    Float4Vector numbers = (Float4Vector) lists.getDataVector();
    int first = lists.startNewValue(row);
    for (int i = 0; i < count; i++) {
      numbers.setSafe(first + i, encoded.getFloat());
    }
  }
}
