package org.sparkcnn.ml;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.sql.SparkSession;

/** What Spark ML's metadata in a folder says of the stage that was saved there. */
final class StageKind {
  private StageKind() {}

  /**
   * Returns whether there is whole metadata in a folder; Spark writes {@code _SUCCESS} last.
   *
   * @throws IOException if the file system refuses
   */
  static boolean isKnown(String folder, SparkSession spark) throws IOException {
    Path success = new Path(folder, "metadata/_SUCCESS");
    FileSystem files = success.getFileSystem(spark.sparkContext().hadoopConfiguration());
    return files.exists(success);
  }

  /**
   * Reads the metadata of a stage.
   *
   * @throws IllegalArgumentException if it is that of another class
   */
  static DefaultParamsReader.Metadata require(Class<?> kind, String folder, SparkSession spark) {
    DefaultParamsReader.Metadata metadata = DefaultParamsReader.loadMetadata(folder, spark, "");
    if (!metadata.className().equals(kind.getName())) {
      throw new IllegalArgumentException(
          "%s holds a %s, which %s cannot load: use its own load"
              .formatted(folder, metadata.className(), kind.getSimpleName()));
    }
    return metadata;
  }
}
