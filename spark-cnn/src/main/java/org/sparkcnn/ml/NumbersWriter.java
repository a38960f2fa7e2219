package org.sparkcnn.ml;

import org.apache.spark.ml.linalg.VectorUDT;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.sparkcnn.score.OutputWriter;

/**
 * Makes a column of the network's outputs as they are, and the error of a row.
 *
 * @param single whether the one output is a double, and not a vector
 * @param error whether the reason of an invalid row is wanted
 */
record NumbersWriter(boolean single, boolean error) implements OutputWriter {
  private static final VectorUDT VECTOR = new VectorUDT();

  @Override
  public InternalRow write(float[] outputs, int from, int count) {
    if (single) {
      return row((double) outputs[from], null);
    }
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = outputs[from + i];
    }
    return row(VECTOR.serialize(Vectors.dense(numbers)), null);
  }

  @Override
  public InternalRow writeInvalid(String reason) {
    return row(null, UTF8String.fromString(reason));
  }

  private InternalRow row(Object value, UTF8String reason) {
    return new GenericInternalRow(error ? new Object[] {value, reason} : new Object[] {value});
  }
}
