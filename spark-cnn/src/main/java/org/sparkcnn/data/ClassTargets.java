package org.sparkcnn.data;

import java.nio.ByteBuffer;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Classes, numbered from 0.
 *
 * @param name the label column's
 * @param classes how many there are
 */
record ClassTargets(String name, int classes) implements Targets {

  @Override
  public int count() {
    return 0;
  }

  @Override
  public int bytes() {
    return Integer.BYTES;
  }

  @Override
  public Column column() {
    return Columns.named(name).cast("double");
  }

  @Override
  public void encode(InternalRow row, int ordinal, ByteBuffer buffer) {
    Columns.requirePresent(row, ordinal);
    double label = row.getDouble(ordinal);
    if (!(label >= 0 && label < classes) || label != Math.rint(label)) {
      throw new IllegalArgumentException(
          "%s; expected a whole number from 0 to %d, for the network has %d outputs"
              .formatted(label, classes - 1, classes));
    }
    buffer.putInt((int) label);
  }

  @Override
  public Field field() {
    return new Field(LABEL, FieldType.notNullable(new ArrowType.Int(32, true)), null);
  }

  @Override
  public void write(FieldVector labels, int row, ByteBuffer encoded) {
    ((IntVector) labels).setSafe(row, encoded.getInt());
  }
}
