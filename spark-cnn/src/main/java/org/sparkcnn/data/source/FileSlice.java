package org.sparkcnn.data.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * Neighbouring rows of a file (or what else it is split by), which one task reads.
 *
 * @param file the file's index in its data set
 * @param first the index of the first
 * @param count how many
 */
public record FileSlice(int file, int first, int count) implements InputPartition {
  /** As a number of rows: as many as make a slice for each task that Spark wants, but not few. */
  public static final int ANY = -1;

  // Below this a task costs more to start than its rows to read.
  private static final int MIN_ROWS = 1000;

  /**
   * Splits files of small images by rows.
   *
   * @param rows of each file
   * @param rowsPerSlice at least 1, or {@link #ANY}
   * @param parallelism how many tasks Spark wants
   */
  public static List<FileSlice> ofRows(List<Integer> rows, int rowsPerSlice, int parallelism) {
    int size = rowsPerSlice == ANY ? rowsPerTask(rows, parallelism) : rowsPerSlice;
    List<FileSlice> slices = new ArrayList<>();
    for (int file = 0; file < rows.size(); file++) {
      int count = rows.get(file);
      for (long first = 0; first < count; first += size) {
        slices.add(new FileSlice(file, (int) first, (int) Math.min(size, count - first)));
      }
    }
    return slices;
  }

  private static int rowsPerTask(List<Integer> rows, int parallelism) {
    long total = rows.stream().mapToLong(Integer::longValue).sum();
    return (int) Math.max(MIN_ROWS, -Math.floorDiv(-total, Math.max(1, parallelism)));
  }
}
