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
   * @throws IllegalArgumentException if it is there already and must not be replaced, or nothing
   *     can be written there
   * @throws IOException if its file system cannot be reached
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
    requireWritable(option, stated, conf);
  }

  /**
   * Checks that something can be written there, whatever is there already.
   *
   * @param option that names it, for messages
   * @throws IllegalArgumentException if nothing can
   * @throws IOException if its file system cannot be reached
   */
  static void requireWritable(String option, String stated, Configuration conf) throws IOException {
    Path trial = new Path(stated).suffix("._trial");
    FileSystem files = trial.getFileSystem(conf);
    try {
      files.create(trial, true).close();
      files.delete(trial, false);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: nothing can be written to %s: %s".formatted(option, stated, Explanation.of(e)), e);
    }
  }
}
