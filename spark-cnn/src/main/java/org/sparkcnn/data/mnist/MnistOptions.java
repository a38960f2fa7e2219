package org.sparkcnn.data.mnist;

import java.util.OptionalInt;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The reader's options, checked.
 *
 * @param directory where the files are
 * @param split train or test
 * @param prefix what the file names begin with
 * @param rowsPerPartition at least 1, or empty for the default
 */
record MnistOptions(Path directory, String split, String prefix, OptionalInt rowsPerPartition) {

  static MnistOptions of(CaseInsensitiveStringMap options) {
    String split = options.getOrDefault("split", "train");
    if (!split.equals("train") && !split.equals("test")) {
      throw new IllegalArgumentException(
          "the mnist reader's option split must be train or test, found '%s'".formatted(split));
    }
    return new MnistOptions(
        directory(options), split, options.getOrDefault("prefix", ""), rowsPerPartition(options));
  }

  /** Returns what the names of the split's files begin with. */
  String stem() {
    return prefix + (split.equals("train") ? "train" : "t10k");
  }

  private static Path directory(CaseInsensitiveStringMap options) {
    // Spark puts a single path into "path", several into "paths".
    if (options.containsKey("paths")) {
      throw new IllegalArgumentException(
          "the mnist reader reads one directory, found several: " + options.get("paths"));
    }
    String path = options.get("path");
    if (path == null || path.isBlank()) {
      throw new IllegalArgumentException(
          "the mnist reader needs the directory of the files: load(directory) or option path");
    }
    return new Path(path);
  }

  private static OptionalInt rowsPerPartition(CaseInsensitiveStringMap options) {
    String value = options.get("rowsPerPartition");
    if (value == null) {
      return OptionalInt.empty();
    }
    try {
      int rows = Integer.parseInt(value);
      if (rows >= 1) {
        return OptionalInt.of(rows);
      }
    } catch (NumberFormatException e) {
      // Refused below, with the value.
    }
    throw new IllegalArgumentException(
        "the mnist reader's option rowsPerPartition must be a whole number of at least 1, found '%s'"
            .formatted(value));
  }
}
