package org.sparkcnn.data.packed;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * A whole file of a data set.
 *
 * @param name within the folder
 * @param bytes its length
 * @param rows in it
 */
record PackedFile(String name, long bytes, long rows) implements Serializable {
  private static final Pattern NAME = Pattern.compile("part-[0-9a-z-]+\\.arrow");

  /** A name that is read from a file must not lead out of the folder. */
  PackedFile {
    if (!isName(name)) {
      throw new IllegalArgumentException("'%s' is no name of a packed file".formatted(name));
    }
    if (bytes < 1 || rows < 1) {
      throw new IllegalArgumentException(
          "%s must have bytes and rows, found %d and %d".formatted(name, bytes, rows));
    }
  }

  static boolean isName(String name) {
    return name != null && NAME.matcher(name).matches();
  }

  /** Returns the names of a task's files: no two attempts of any task have one in common. */
  static String name(String job, int partition, long attempt, int number) {
    return "part-%05d-%s-%d-%04d.arrow".formatted(partition, job, attempt, number);
  }

  /** Returns under which name a file is written; Spark and pyarrow take no notice of such files. */
  static String temporary(String name) {
    return "." + name + ".tmp";
  }
}
