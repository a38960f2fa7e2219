package org.sparkcnn.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * A labelled image data set in the form that workers train on: for each worker shards (Arrow IPC
 * streams), each a block of its own in the executors' memory or, where that is full, on their
 * disks, until closed.
 *
 * <p>A row's shard is chosen by a hash of its content, and a shard's rows are ordered by that hash:
 * what a worker sees depends neither on how the source is split into files nor on the order in
 * which a shuffle delivers.
 */
public final class PackedImages implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PackedImages.class);

  /** Small enough to be read for one round's sake, large enough to be read at disk speed. */
  private static final int SHARD_BYTES = 8 << 20;

  private final JavaRDD<byte[]> shards;
  private final JavaRDD<WorkerShards> workers;
  private final List<List<Integer>> rows;
  private final int targetsPerImage;

  private PackedImages(
      JavaRDD<byte[]> shards,
      JavaRDD<WorkerShards> workers,
      List<List<Integer>> rows,
      int targetsPerImage) {
    this.shards = shards;
    this.workers = workers;
    this.rows = rows;
    this.targetsPerImage = targetsPerImage;
  }

  /**
   * Packs a DataFrame; runs two Spark jobs, the first of which counts its rows.
   *
   * @param data the rows
   * @param columns which of its columns, and how they are read
   * @param workers partitions to spread the rows over
   * @param seed of the spreading
   * @throws IllegalArgumentException wrapped in Spark's exception, if a row's image, label or
   *     weight is not one that can be trained on
   */
  public static PackedImages pack(Dataset<?> data, ExampleColumns columns, int workers, long seed) {
    ImageColumn image = columns.image();
    ExampleFormat format = columns.format();
    Dataset<Row> selected = columns.select(data);
    long count = selected.count();
    int shardsPerWorker = shardsPerWorker(count, workers, image.bytes());
    HashPartitioner partitioner = new HashPartitioner(workers, shardsPerWorker);
    JavaRDD<byte[]> shards =
        InternalRows.of(selected)
            .mapPartitions(rows -> new Examples(rows, columns, seed))
            .mapToPair(example -> new Tuple2<>(example, (Void) null))
            .repartitionAndSortWithinPartitions(partitioner, new ContentOrder())
            .keys()
            .mapPartitions(rows -> ShardWriter.shard(rows, format))
            .setName("spark-cnn packed images")
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      JavaRDD<WorkerShards> perWorker = new WorkerRdd(shards.rdd(), workers).toJavaRDD();
      List<List<Integer>> rows =
          perWorker.map(WorkerShards::countRows).collect().stream()
              .map(counts -> Arrays.stream(counts).boxed().toList())
              .toList();
      PackedImages packed = new PackedImages(shards, perWorker, rows, columns.targets().count());
      packed.reportInvalid(count, columns);
      return packed;
    } catch (Exception e) { // Scala throws SparkException, which is checked, undeclared
      shards.unpersist(false);
      throw e;
    }
  }

  private static int shardsPerWorker(long rows, int workers, int bytesPerRow) {
    long rowsPerShard = Math.max(1, SHARD_BYTES / bytesPerRow);
    long shards = (rows + rowsPerShard * workers - 1) / (rowsPerShard * workers);
    return Math.toIntExact(Math.max(1, shards));
  }

  private void reportInvalid(long count, ExampleColumns columns) {
    if (totalRows() < count) {
      LOG.warn(
          "{} of {} rows are left out of the training: their images in column '{}' cannot be read",
          count - totalRows(),
          count,
          columns.image().name());
    }
  }

  /** Returns an element for each worker: the access to its shards. */
  public JavaRDD<WorkerShards> workers() {
    return workers;
  }

  /** Returns, for each worker, the number of rows of each of its shards. */
  public List<List<Integer>> shardRows() {
    return rows;
  }

  /** Returns how many numbers belong to an image, or 0 if a class does. */
  public int targetsPerImage() {
    return targetsPerImage;
  }

  /** Returns the number of rows of each worker. */
  public List<Long> rows() {
    List<Long> sums = new ArrayList<>();
    for (List<Integer> worker : rows) {
      sums.add(worker.stream().mapToLong(Integer::longValue).sum());
    }
    return sums;
  }

  /** Returns the number of all rows. */
  public long totalRows() {
    return rows().stream().mapToLong(Long::longValue).sum();
  }

  /** Gives the memory and the disk space back. */
  @Override
  public void close() {
    shards.unpersist(false);
  }
}
