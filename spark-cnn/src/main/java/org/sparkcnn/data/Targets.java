package org.sparkcnn.data;

import java.io.Serializable;
import java.nio.ByteBuffer;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.network.Network;

/**
 * What a label column means to a network: the class that an image is of, or the numbers that the
 * network should give for it; and how a row's label travels to the loss.
 */
public sealed interface Targets extends Serializable permits ClassTargets, NumberTargets {
  /** The name of the Arrow field. */
  String LABEL = "label";

  /**
   * Returns labels that are classes.
   *
   * @param schema the DataFrame's
   * @param column the label column, of whole numbers from 0 to the network's outputs − 1
   * @param network has an output for each class
   * @throws IllegalArgumentException if the column is missing or holds no numbers
   */
  static Targets classes(StructType schema, String column, Network network) {
    Columns.requireLabels(schema, column);
    return new ClassTargets(column, network.output().elements());
  }

  /**
   * Returns labels that are numbers.
   *
   * @param schema the DataFrame's
   * @param column the label column: numbers if the network has one output, or vectors or arrays
   *     with a number for each output
   * @param network gives the numbers
   * @throws IllegalArgumentException if the column is missing or of another type, or the schema
   *     says that it has another number of targets
   */
  static Targets numbers(StructType schema, String column, Network network) {
    return NumberTargets.of(schema, column, network);
  }

  /** Returns the label column's name. */
  String name();

  /** Returns the numbers that belong to an image, or 0 if a class does. */
  int count();

  /** Returns the bytes of one encoded label. */
  int bytes();

  /** Returns the column as {@link #encode} reads it, for a select. */
  Column column();

  /**
   * Appends a row's label to a buffer: a class as an int, numbers as floats.
   *
   * @param row of a DataFrame with {@link #column}
   * @param ordinal where in the row that column is
   * @param buffer in native byte order, with room for {@link #bytes}
   * @throws IllegalArgumentException if the label is null, out of range, not finite or has another
   *     number of targets; the message says what was found and what was expected
   */
  void encode(InternalRow row, int ordinal, ByteBuffer buffer);

  /** Returns the field of Arrow files: an int, or a list of a fixed number of floats. */
  Field field();

  /**
   * Puts an encoded label into the vector of {@link #field}.
   *
   * @param encoded stands where {@link #encode} began
   */
  void write(FieldVector labels, int row, ByteBuffer encoded);
}
