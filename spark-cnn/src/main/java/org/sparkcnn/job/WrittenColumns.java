package org.sparkcnn.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.UserDefinedType;
import org.sparkcnn.data.Columns;

/**
 * Which columns are written of rows that a model has scored.
 *
 * @param input their columns before
 * @param scored and after
 */
record WrittenColumns(StructType input, StructType scored) {

  /**
   * Returns those of the input that are kept, and all that the model has added.
   *
   * @param kept of the input, or null for all but the image column
   * @throws IllegalArgumentException if the input has no such column
   */
  List<String> names(List<String> kept, String imageCol) {
    List<String> given = Arrays.asList(input.fieldNames());
    List<String> names = new ArrayList<>(kept == null ? given : kept);
    if (kept == null) {
      names.remove(imageCol);
    }
    names.forEach(name -> Columns.require(input, name, "--keep-cols"));
    for (String name : scored.fieldNames()) {
      if (!given.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /** Returns those that a file of plain values cannot hold. */
  List<String> nested(List<String> names) {
    return names.stream().filter(name -> !isPlain(scored.apply(name).dataType())).toList();
  }

  private static boolean isPlain(DataType type) {
    return !(type instanceof UserDefinedType
        || type instanceof StructType
        || type instanceof ArrayType
        || type instanceof MapType);
  }
}
