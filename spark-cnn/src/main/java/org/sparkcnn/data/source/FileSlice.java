package org.sparkcnn.data.source;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * Neighbouring rows of a file (or what else it is split by), which one task reads.
 *
 * @param file the file's index in its data set
 * @param first the index of the first
 * @param count how many
 */
public record FileSlice(int file, int first, int count) implements InputPartition {
  // Below this a task costs more to start than its rows to read.
  private static final int MIN_ROWS = 1000;

  /**
   * Splits files of small images by rows.
   *
   * @param rows of each file
   * @param rowsPerSlice at least 1, or empty for a number that makes as many slices as Spark wants
   *     tasks, but no small ones
   * @param parallelism how many tasks Spark wants
   */
  public static List<FileSlice> ofRows(
      List<Integer> rows, OptionalInt rowsPerSlice, int parallelism) {
    long total = rows.stream().mapToLong(Integer::longValue).sum();
    int size =
        rowsPerSlice.orElseGet(
            () -> (int) Math.max(MIN_ROWS, -Math.floorDiv(-total, Math.max(1, parallelism))));
    List<FileSlice> slices = new ArrayList<>();
    for (int file = 0; file < rows.size(); file++) {
      int count = rows.get(file);
      for (long first = 0; first < count; first += size) {
        slices.add(new FileSlice(file, (int) first, (int) Math.min(size, count - first)));
      }
    }
    return slices;
  }
}
