package org.sparkcnn.examples;

import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Where an example saves its model. */
final class ModelPlace {
  private ModelPlace() {}

  /**
   * Returns the folder to save to: the given one or, without one, a new temporary one on the
   * cluster's default file system.
   *
   * @throws IllegalArgumentException before any work is done, if the folder is there and must not
   *     be overwritten
   * @throws IOException before any work is done, if nothing can be written there
   */
  static String of(String folder, boolean overwrite, Configuration conf) throws IOException {
    Path path =
        folder == null
            ? new Path(System.getProperty("java.io.tmpdir"), "spark-cnn-" + UUID.randomUUID())
            : new Path(folder);
    FileSystem files = path.getFileSystem(conf);
    if (!overwrite && files.exists(path)) {
      throw new IllegalArgumentException(
          "%s is there already; --overwrite replaces it, --model names another folder"
              .formatted(path));
    }
    Path trial = path.suffix("._trial");
    files.create(trial, true).close();
    files.delete(trial, false);
    return path.toString();
  }
}
