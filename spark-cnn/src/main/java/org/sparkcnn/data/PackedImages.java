package org.sparkcnn.data;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * A labelled image data set in the form that workers train on: a partition for each worker, its
 * elements shards (Arrow IPC streams), kept in the executors' memory and on their disks until
 * closed.
 *
 * <p>A row's worker is chosen by a hash of its content, and a worker's rows are ordered by that
 * hash: what a worker sees depends neither on how the source is split into files nor on the order
 * in which a shuffle delivers.
 */
public final class PackedImages implements AutoCloseable {
  /** Small enough to be read for one round's sake, large enough to be read at disk speed. */
  private static final int SHARD_BYTES = 8 << 20;

  private final JavaRDD<byte[]> shards;
  private final int rowsPerShard;
  private final List<Long> rows;

  private PackedImages(JavaRDD<byte[]> shards, int rowsPerShard, List<Long> rows) {
    this.shards = shards;
    this.rowsPerShard = rowsPerShard;
    this.rows = List.copyOf(rows);
  }

  /**
   * Packs a DataFrame; runs a Spark job.
   *
   * @param data the rows
   * @param column its image column
   * @param labelCol its column of class numbers
   * @param weightCol its column of weights, or null for none
   * @param classes labels are 0 to classes − 1
   * @param workers partitions to spread the rows over
   * @param seed of the spreading
   * @throws IllegalArgumentException wrapped in Spark's exception, if a row's image, label or
   *     weight is not one that can be trained on
   */
  public static PackedImages pack(
      Dataset<?> data,
      ImageColumn column,
      String labelCol,
      String weightCol,
      int classes,
      int workers,
      long seed) {
    Examples examples = new Examples(column, labelCol, weightCol, classes, seed);
    int rowsPerShard = Math.max(1, SHARD_BYTES / column.bytes());
    JavaRDD<byte[]> shards =
        select(data, column.name(), labelCol, weightCol)
            .toJavaRDD()
            .mapToPair(row -> new Tuple2<>(examples.encode(row), (Void) null))
            .repartitionAndSortWithinPartitions(new HashPartitioner(workers), new ContentOrder())
            .keys()
            .mapPartitions(
                rows -> new ShardWriter(rows, rowsPerShard, column.image(), column.pixelType()))
            .setName("spark-cnn packed images")
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return new PackedImages(
          shards, rowsPerShard, shards.mapPartitionsWithIndex(COUNT_ROWS, true).collect());
    } catch (Exception e) { // Scala throws SparkException, which is checked, undeclared
      shards.unpersist(false);
      throw e;
    }
  }

  private static Dataset<Row> select(Dataset<?> data, String image, String label, String weight) {
    List<Column> columns = new ArrayList<>();
    columns.add(column(image));
    columns.add(column(label).cast("double"));
    if (weight != null) {
      columns.add(column(weight).cast("double"));
    }
    return data.select(columns.toArray(new Column[0]));
  }

  /** A column whose name may hold dots. */
  private static Column column(String name) {
    return functions.col("`" + name.replace("`", "``") + "`");
  }

  private static final Function2<Integer, java.util.Iterator<byte[]>, java.util.Iterator<Long>>
      COUNT_ROWS =
          (partition, shards) -> {
            long rows = 0;
            while (shards.hasNext()) {
              try (Shard shard = new Shard(shards.next())) {
                rows += shard.rows();
              }
            }
            return List.of(rows).iterator();
          };

  /** Returns the shards, a partition for each worker. */
  public JavaRDD<byte[]> shards() {
    return shards;
  }

  /** Returns how many rows each shard of a partition has; its last one may have fewer. */
  public int rowsPerShard() {
    return rowsPerShard;
  }

  /** Returns the number of rows of each worker. */
  public List<Long> rows() {
    return rows;
  }

  /** Returns the number of all rows. */
  public long totalRows() {
    return rows.stream().mapToLong(Long::longValue).sum();
  }

  /** Gives the memory and the disk space back. */
  @Override
  public void close() {
    shards.unpersist(false);
  }
}
