package org.sparkcnn.job;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Where a job writes to. */
final class OutputPath {
  private OutputPath() {}

  /**
   * Checks before the work that something can be written there.
   *
   * @param option that names it, for messages
   * @throws IllegalArgumentException if it is there already and must not be replaced
   * @throws IOException if nothing can be written there
   */
  static void check(String option, String stated, boolean overwrite, Configuration conf)
      throws IOException {
    Path path = new Path(stated);
    FileSystem files = path.getFileSystem(conf);
    if (!overwrite && files.exists(path)) {
      throw new IllegalArgumentException(
          "%s: %s is there already; --overwrite replaces it"
              .formatted(option, files.makeQualified(path)));
    }
    Path trial = path.suffix("._trial");
    files.create(trial, true).close();
    files.delete(trial, false);
  }
}
