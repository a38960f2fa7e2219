package org.sparkcnn.data.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * A reader's options; each is checked when it is asked for.
 *
 * @param format the reader's name, for messages
 * @param given all options
 */
public record ReaderOptions(String format, CaseInsensitiveStringMap given) {

  /**
   * Returns the directory to read, which exists.
   *
   * @throws IllegalArgumentException if none is stated, or several are
   * @throws IOException if it is not there, or a file
   */
  public Path directory(Configuration conf) throws IOException {
    Path stated = new Path(path());
    FileSystem fs = stated.getFileSystem(conf);
    Path directory = fs.makeQualified(stated);
    FileStatus status;
    try {
      status = fs.getFileStatus(directory);
    } catch (FileNotFoundException e) {
      throw new FileNotFoundException("the directory %s does not exist".formatted(directory));
    }
    if (!status.isDirectory()) {
      throw new IOException("%s is a file; expected the directory it is in".formatted(directory));
    }
    return directory;
  }

  private String path() {
    // Spark puts a single path into "path", several into "paths".
    if (given.containsKey("paths")) {
      throw new IllegalArgumentException(
          "the %s reader reads one directory, found several: %s"
              .formatted(format, given.get("paths")));
    }
    String path = given.get("path");
    if (path == null || path.isBlank()) {
      throw new IllegalArgumentException(
          "the %s reader needs the directory of the files: load(directory) or option path"
              .formatted(format));
    }
    return path;
  }

  /**
   * Returns the split to read, train (the default) or test.
   *
   * @throws IllegalArgumentException if it is another
   */
  public String split() {
    String split = text("split", "train");
    if (!List.of("train", "test").contains(split)) {
      throw new IllegalArgumentException(
          "the %s reader's option split must be train or test, found '%s'"
              .formatted(format, split));
    }
    return split;
  }

  /**
   * Returns how many rows a task reads, or {@link FileSlice#ANY} if it is not stated.
   *
   * @throws IllegalArgumentException if it is not a number of at least 1
   */
  public int rowsPerPartition() {
    return (int) atLeastOne("rowsPerPartition", FileSlice.ANY, Integer.MAX_VALUE);
  }

  /**
   * Returns a whole number.
   *
   * @param unstated what it is if it is not stated
   * @throws IllegalArgumentException if it is not a number of at least 1
   */
  public long atLeastOne(String name, long unstated) {
    return atLeastOne(name, unstated, Long.MAX_VALUE);
  }

  private long atLeastOne(String name, long unstated, long most) {
    String value = given.get(name);
    if (value == null) {
      return unstated;
    }
    try {
      long number = Long.parseLong(value);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, with the value.
    }
    throw new IllegalArgumentException(
        "the %s reader's option %s must be a whole number of at least 1, found '%s'"
            .formatted(format, name, value));
  }

  /** Returns an option, or what it is if it is not stated. */
  public String text(String name, String unstated) {
    return given.getOrDefault(name, unstated);
  }
}
