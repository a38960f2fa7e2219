package org.sparkcnn.data;

import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;

/** Reads an element of an array of numbers. */
@FunctionalInterface
interface ArrayNumbers {

  double at(ArrayData array, int index);

  /**
   * Returns how to read elements of that type.
   *
   * @throws IllegalArgumentException if it is not one of Spark's numbers
   */
  static ArrayNumbers of(DataType type) {
    if (type instanceof ByteType) {
      return ArrayData::getByte;
    } else if (type instanceof ShortType) {
      return ArrayData::getShort;
    } else if (type instanceof IntegerType) {
      return ArrayData::getInt;
    } else if (type instanceof LongType) {
      return ArrayData::getLong;
    } else if (type instanceof FloatType) {
      return ArrayData::getFloat;
    } else if (type instanceof DoubleType) {
      return ArrayData::getDouble;
    } else if (type instanceof DecimalType decimal) {
      return (array, i) -> array.getDecimal(i, decimal.precision(), decimal.scale()).toDouble();
    }
    throw new IllegalArgumentException("not a type of numbers: " + type.simpleString());
  }
}
