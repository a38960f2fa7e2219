package org.sparkcnn.data;

import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sparkcnn.network.Shape;
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

  /**
   * How large a shard is: small enough to be read for one round's sake, large enough to be read at
   * disk speed.
   */
  public static final int SHARD_BYTES = 8 << 20;

  private final JavaRDD<byte[]> shards;
  private final Places places;
  private final PackedRows training;
  private final PackedRows validation;
  private final int targetsPerImage;

  /**
   * Counts the rows, which packs them.
   *
   * @param shards an element, or none, in each partition
   */
  private PackedImages(JavaRDD<byte[]> shards, Places places, int targetsPerImage) {
    this.shards = shards;
    this.places = places;
    this.training = places.training(shards);
    this.validation = places.validation(shards);
    this.targetsPerImage = targetsPerImage;
  }

  /**
   * Which partitions are whose: first those that are trained on, in the order of the workers, then
   * those that are held back.
   *
   * @param trained the shards of each worker that are trained on
   * @param held the shards of each worker that are held back
   */
  private record Places(int workers, int trained, int held) {

    PackedRows training(JavaRDD<byte[]> shards) {
      return PackedRows.of(new WorkerRdd(shards.rdd(), workers, 0, trained).toJavaRDD());
    }

    PackedRows validation(JavaRDD<byte[]> shards) {
      return held == 0
          ? PackedRows.none()
          : PackedRows.of(
              new WorkerRdd(shards.rdd(), workers, workers * trained, held).toJavaRDD());
    }
  }

  /**
   * Returns how many partitions a DataFrame's rows are in.
   *
   * @param columns which of its columns are packed
   */
  public static int partitions(Dataset<?> data, ExampleColumns columns) {
    return InternalRows.of(columns.select(data)).getNumPartitions();
  }

  /**
   * Packs a DataFrame; runs two Spark jobs, the first of which counts its rows, and a third one if
   * rows are held back. Each image is decoded once.
   *
   * @param data the rows
   * @param columns which of its columns, and how they are read
   * @param spread how the rows come to workers
   * @throws IllegalArgumentException wrapped in Spark's exception, if a row's image, label or
   *     weight is not one that can be trained on
   * @throws IllegalStateException if rows are to stay in place, and the DataFrame has not a
   *     partition for each worker any more
   */
  public static PackedImages pack(Dataset<?> data, ExampleColumns columns, Spread spread) {
    ExampleFormat format = columns.format();
    Dataset<Row> selected = columns.select(data);
    RowCounts counts = RowCounts.of(selected, columns.validation(), spread);
    int workers = spread.workers();
    int trained = shards(counts.trained(), columns);
    int held = columns.validation().isSome() ? shards(counts.heldBack(), columns) : 0;
    JavaRDD<InternalRow> rows = InternalRows.of(selected);
    if (spread.inPlace() && rows.getNumPartitions() != workers) {
      throw new IllegalStateException(
          "the DataFrame has %d partitions, and had %d before; rows stay in place only if it always has as many"
              .formatted(rows.getNumPartitions(), workers));
    }
    JavaPairRDD<byte[], Void> examples =
        rows.mapPartitions(partition -> new Examples(partition, columns, spread))
            .mapToPair(example -> new Tuple2<>(example, null));
    HashPartitioner partitioner = new HashPartitioner(workers, trained, held);
    ContentOrder order = new ContentOrder();
    JavaRDD<byte[]> sorted =
        spread.inPlace()
            ? examples.repartitionAndSortWithinPartitions(partitioner, order).keys()
            : new EvenShuffle(examples, partitioner, order).rows();
    PackedImages packed =
        kept(
            sorted.mapPartitions(partition -> ShardWriter.shard(partition, format)),
            "spark-cnn packed images",
            new Places(workers, trained, held),
            columns.targets().count());
    packed.reportInvalid(counts.all(), columns);
    return packed;
  }

  private static PackedImages kept(
      JavaRDD<byte[]> shards, String name, Places places, int targetsPerImage) {
    JavaRDD<byte[]> kept = shards.setName(name).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return new PackedImages(kept, places, targetsPerImage);
    } catch (Exception e) { // Scala throws SparkException, which is checked, undeclared
      kept.unpersist(false);
      throw e;
    }
  }

  /**
   * Returns the same examples with other numbers in place of their pixels; runs a Spark job, or two
   * if rows are held back. They are kept like these, which may be closed then: what is lost is made
   * anew.
   *
   * @param image the shape of what takes an image's place, (C, H, W)
   * @param name what the blocks are called in Spark's UI
   */
  public PackedImages replaced(Shape image, ShardNumbers numbers, String name) {
    return kept(
        shards.map(bytes -> replaced(bytes, image, numbers)), name, places, targetsPerImage);
  }

  private static byte[] replaced(byte[] bytes, Shape image, ShardNumbers numbers) {
    try (Shard shard = new Shard(bytes)) {
      return ShardWriter.replaced(shard, image, numbers.of(shard));
    }
  }

  /** Returns the shards of the worker that has the most rows. */
  private static int shards(long rows, ExampleColumns columns) {
    long rowsPerShard = Math.max(1, SHARD_BYTES / columns.image().bytes());
    return Math.toIntExact(Math.max(1, (rows + rowsPerShard - 1) / rowsPerShard));
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

  /**
   * Returns a name for the content of the rows that are trained on and their spreading over the
   * workers: the same for the same rows in other files, partitions and order, another if one pixel,
   * label or weight differs.
   */
  public String fingerprint() {
    return training.fingerprint();
  }

  /** Gives the memory and the disk space back. */
  @Override
  public void close() {
    shards.unpersist(false);
  }
}
