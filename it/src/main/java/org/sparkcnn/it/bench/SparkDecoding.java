package org.sparkcnn.it.bench;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;
import org.sparkcnn.data.BadImageException;
import org.sparkcnn.data.ImageColumn;
import org.sparkcnn.data.PixelReader;
import org.sparkcnn.network.Shape;

/** Decodes the binary column of a DataFrame, a reader for each task, and drops the pixels. */
final class SparkDecoding {
  private SparkDecoding() {}

  /** Makes a reader for a task. */
  @FunctionalInterface
  interface Opening extends Serializable {
    PixelReader open();
  }

  /** Returns this project's way: what fit and transform do with an image column. */
  static Opening ours(ImageColumn column) {
    return column::open;
  }

  /** Returns the way of those who have no library. */
  static Opening imageIo(Shape image) {
    return () -> new ImageIoReader(image);
  }

  /**
   * Returns files in Spark's memory: each worker has a partition of all of them, so that all have
   * the same work.
   */
  static Dataset<Row> inMemory(SparkSession spark, Path data, int workers) {
    String path = data.toString();
    Dataset<Row> files =
        spark
            .range(0, workers, 1, workers)
            .flatMap(
                (FlatMapFunction<Long, byte[]>)
                    worker -> Photographs.read(Path.of(path)).iterator(),
                Encoders.BINARY())
            .toDF("image")
            .persist(StorageLevel.MEMORY_ONLY());
    files.foreach(row -> {});
    return files;
  }

  /**
   * Returns how many rows were decoded; those that the reader refuses do not count.
   *
   * @param index where in a row the file is
   * @param rows good until the next one
   */
  static long decode(JavaRDD<InternalRow> rows, int index, Opening opening, Shape image) {
    int bytes = image.elements();
    FlatMapFunction<Iterator<InternalRow>, Long> task =
        partition -> List.of(decode(partition, index, opening, bytes)).iterator();
    return rows.mapPartitions(task).reduce(Long::sum);
  }

  private static long decode(Iterator<InternalRow> rows, int index, Opening opening, int bytes) {
    ByteBuffer pixels = ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
    long decoded = 0;
    try (PixelReader reader = opening.open()) {
      while (rows.hasNext()) {
        try {
          reader.read(rows.next(), index, pixels.clear());
          decoded++;
        } catch (BadImageException e) {
          // It does not count.
        }
      }
    }
    return decoded;
  }
}
