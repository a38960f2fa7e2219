package org.sparkcnn.job;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
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

  /**
   * Refuses to write over, around or into what the job reads.
   *
   * @param option that names the output, for messages
   * @param inputOption that names what is read
   * @throws IllegalArgumentException if one lies in the other, or they are the same
   * @throws IOException if a file system cannot be reached
   */
  static void requireApart(
      String option, String output, String inputOption, String input, Configuration conf)
      throws IOException {
    Path written = qualified(output, conf);
    Path read = qualified(input, conf);
    if (holds(written, read) || holds(read, written)) {
      throw new IllegalArgumentException(
          "%s: %s and %s, which %s reads, must lie apart; expected another place"
              .formatted(option, written, read, inputOption));
    }
  }

  private static Path qualified(String stated, Configuration conf) throws IOException {
    Path path = new Path(stated);
    return path.getFileSystem(conf).makeQualified(path);
  }

  private static boolean holds(Path outer, Path inner) {
    for (Path path = inner; path != null; path = path.getParent()) {
      if (path.equals(outer)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Refuses to replace what such a job has not written: whoever mistypes a path keeps their files.
   *
   * @param isOurs tells it by the names of what is in the folder, of which there are some
   * @param what is replaced, in words
   * @throws IllegalArgumentException if there is a file, or a folder of something else
   * @throws IOException if its file system cannot be reached
   */
  static void requireReplaceable(
      String option, String stated, Predicate<List<String>> isOurs, String what, Configuration conf)
      throws IOException {
    Path path = new Path(stated);
    FileSystem files = path.getFileSystem(conf);
    if (!files.exists(path)) {
      return;
    }
    List<String> names =
        Arrays.stream(files.listStatus(path)).map(file -> file.getPath().getName()).toList();
    boolean isFree = files.getFileStatus(path).isDirectory() && names.isEmpty();
    if (!isFree && !isOurs.test(names)) {
      throw new IllegalArgumentException(
          "%s: --overwrite replaces %s, and %s is none"
              .formatted(option, what, files.makeQualified(path)));
    }
  }
}
