package org.sparkcnn.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * Some of the rows of {@link PackedImages}, spread over all workers.
 *
 * @param workers an element for each worker: the access to its shards; null if there are no rows
 * @param shardRows for each worker, the number of rows of each of its shards
 * @param fingerprint a name for their content and their spreading over the workers; the same for
 *     the same rows in other files, partitions and order
 */
public record PackedRows(
    JavaRDD<WorkerShards> workers, List<List<Integer>> shardRows, String fingerprint) {
  private static final int FINGERPRINT_BYTES = 16;

  /** Returns no rows at all. */
  static PackedRows none() {
    return new PackedRows(null, List.of(), "");
  }

  /** Counts the rows, which packs them where they are needed. */
  static PackedRows of(JavaRDD<WorkerShards> workers) {
    List<long[]> summaries = workers.map(WorkerShards::summaries).collect();
    List<List<Integer>> rows =
        summaries.stream()
            .map(shards -> Arrays.stream(shards).mapToObj(WorkerShards::rowsIn).toList())
            .toList();
    return new PackedRows(workers, rows, fingerprint(summaries));
  }

  private static String fingerprint(List<long[]> summaries) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (long[] worker : summaries) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(worker.length, Long.BYTES));
        bytes.asLongBuffer().put(worker);
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
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
