package org.sparkcnn.data;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * Some of the rows of {@link PackedImages}, spread over all workers.
 *
 * @param workers an element for each worker: the access to its shards; null if there are no rows
 * @param shardRows for each worker, the number of rows of each of its shards
 */
public record PackedRows(JavaRDD<WorkerShards> workers, List<List<Integer>> shardRows) {

  /** Returns no rows at all. */
  static PackedRows none() {
    return new PackedRows(null, List.of());
  }

  /** Counts the rows, which packs them where they are needed. */
  static PackedRows of(JavaRDD<WorkerShards> workers) {
    List<List<Integer>> rows =
        workers.map(WorkerShards::countRows).collect().stream()
            .map(counts -> Arrays.stream(counts).boxed().toList())
            .toList();
    return new PackedRows(workers, rows);
  }

  /** Returns the number of rows of each worker. */
  public List<Long> rows() {
    return shardRows.stream()
        .map(worker -> worker.stream().mapToLong(Integer::longValue).sum())
        .toList();
  }

  /** Returns the number of all rows. */
  public long total() {
    return rows().stream().mapToLong(Long::longValue).sum();
  }
}
