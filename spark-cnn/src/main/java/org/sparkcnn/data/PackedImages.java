package org.sparkcnn.data;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

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
  private final PackedRows training;
  private final PackedRows validation;
  private final int targetsPerImage;

  private PackedImages(
      JavaRDD<byte[]> shards, PackedRows training, PackedRows validation, int targetsPerImage) {
    this.shards = shards;
    this.training = training;
    this.validation = validation;
    this.targetsPerImage = targetsPerImage;
  }

  /**
   * Packs a DataFrame; runs two Spark jobs, the first of which counts its rows, and a third one if
   * rows are held back. Each image is decoded once.
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
    Row counts = selected.agg(count(lit(1)), columns.validation().expected()).head();
    long count = counts.getLong(0);
    long heldBack = counts.getLong(1);
    int trained = shardsPerWorker(count - heldBack, workers, image.bytes());
    int held =
        columns.validation().isSome() ? shardsPerWorker(heldBack, workers, image.bytes()) : 0;
    HashPartitioner partitioner = new HashPartitioner(workers, trained, held);
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
      PackedImages packed =
          new PackedImages(
              shards,
              PackedRows.of(new WorkerRdd(shards.rdd(), workers, 0, trained).toJavaRDD()),
              held == 0
                  ? PackedRows.none()
                  : PackedRows.of(
                      new WorkerRdd(shards.rdd(), workers, workers * trained, held).toJavaRDD()),
              columns.targets().count());
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
    long packed = totalRows() + validation.total();
    if (packed < count) {
      LOG.warn(
          "{} of {} rows are left out of the training: their images in column '{}' cannot be read",
          count - packed,
          count,
          columns.image().name());
    }
  }

  /** Returns an element for each worker: the access to its shards that are trained on. */
  public JavaRDD<WorkerShards> workers() {
    return training.workers();
  }

  /** Returns, for each worker, the number of rows of each of its shards that are trained on. */
  public List<List<Integer>> shardRows() {
    return training.shardRows();
  }

  /** Returns the rows that are held back from training; none unless they were asked for. */
  public PackedRows validation() {
    return validation;
  }

  /** Returns how many numbers belong to an image, or 0 if a class does. */
  public int targetsPerImage() {
    return targetsPerImage;
  }

  /** Returns the number of rows that each worker trains on. */
  public List<Long> rows() {
    return training.rows();
  }

  /** Returns the number of all rows that are trained on. */
  public long totalRows() {
    return training.total();
  }

  /** Gives the memory and the disk space back. */
  @Override
  public void close() {
    shards.unpersist(false);
  }
}
