package org.sparkcnn.data.packed;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.sparkcnn.data.Columns;
import org.sparkcnn.data.HandleInvalid;
import org.sparkcnn.data.ImageColumn;
import org.sparkcnn.data.InternalRows;
import org.sparkcnn.data.RowColumns;
import org.sparkcnn.network.PixelType;

/**
 * Writes a DataFrame of images as a packed data set: one Spark job, without a shuffle. A partition
 * becomes at least one file, unless it has no rows.
 *
 * @param image the column of images, whose pixels are bytes
 * @param labelCol the column of labels, any numbers
 * @param weightCol the column of weights, or null for none
 * @param handleInvalid what becomes of rows whose image cannot be read: they fail or are skipped
 * @param compression of the files
 * @param fileBytes about how long a file may become
 * @param overwrite whether a folder that exists is replaced
 */
public record PackingJob(
    ImageColumn image,
    String labelCol,
    String weightCol,
    HandleInvalid handleInvalid,
    Compression compression,
    long fileBytes,
    boolean overwrite)
    implements Serializable {

  /**
   * Checks what can be checked without a DataFrame.
   *
   * @throws IllegalArgumentException if there is no way to pack such images
   */
  public PackingJob {
    if (image.pixelType() != PixelType.UINT8) {
      throw new IllegalArgumentException(
          "image column '%s' holds numbers; only encoded files (binary) and Spark's image struct"
                  .formatted(image.name())
              + " can be packed, as bytes");
    }
    if (handleInvalid == HandleInvalid.KEEP) {
      throw new IllegalArgumentException(
          "a packed data set has no place for rows without an image:"
              + " param 'handleInvalid' must be error or skip, found keep");
    }
    if (fileBytes < 1) {
      throw new IllegalArgumentException("fileBytes must be at least 1, found " + fileBytes);
    }
  }

  /**
   * Runs the job.
   *
   * @return how many rows were written
   * @throws IllegalArgumentException if a column is not as it must be; wrapped in Spark's
   *     exception, if a row is not
   * @throws UncheckedIOException if the folder exists and is not to be replaced, or the file system
   *     refuses
   */
  public long run(Dataset<?> data, String path) {
    StructType schema = data.schema();
    Columns.requireLabels(schema, labelCol);
    if (weightCol != null) {
      Columns.requireNumeric(schema, weightCol, "weight");
    }
    boolean hasPath = Columns.pathIndex(schema) >= 0;
    boolean origins = hasPath || schema.apply(image.name()).dataType() instanceof StructType;
    PackedFormat format =
        PackedFormat.of(image.image(), weightCol != null, origins, compression, fileBytes);
    Configuration conf = data.sparkSession().sessionState().newHadoopConf();
    try {
      PackedFolder folder = new PackedFolder(new Path(path), conf);
      folder.prepare(overwrite);
      RowColumns columns = new RowColumns(image.name(), weightCol, hasPath);
      Dataset<Row> rows = columns.select(data, Columns.named(labelCol).cast("double"));
      List<PackedFile> files = write(rows, format, columns, folder, conf);
      PackedMarker marker = PackedMarker.of(format, schema.apply(labelCol).metadata(), files);
      folder.commit(marker);
      return marker.rows();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private List<PackedFile> write(
      Dataset<Row> rows,
      PackedFormat format,
      RowColumns columns,
      PackedFolder folder,
      Configuration conf)
      throws IOException {
    String job = UUID.randomUUID().toString();
    PackingTask task =
        new PackingTask(
            this, format, columns, folder.path(), job, new SerializableConfiguration(conf));
    try {
      return new ArrayList<>(
          InternalRows.of(rows).mapPartitionsWithIndex(task::run, true).collect());
    } catch (Exception e) { // Scala throws SparkException, which is checked, undeclared
      folder.abort(job, e);
      throw e;
    }
  }
}
