package org.sparkcnn.data.cifar;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * One of a record's labels.
 *
 * @param column its name
 * @param position which byte of the record it is
 * @param namesFile where the distribution keeps the classes' names, a line each
 * @param names the classes' names, in the order of the labels
 */
record CifarLabel(String column, int position, String namesFile, List<String> names)
    implements Serializable {
  // The originals have less than 2000; what is much larger is no such file.
  private static final long MAX_BYTES = 1 << 16;

  /** Returns the column, with the names as ML attribute. */
  StructField field() {
    return new StructField(
        column,
        DataTypes.IntegerType,
        false,
        NominalAttribute.defaultAttr()
            .withName(column)
            .withValues(names.toArray(new String[0]))
            .toMetadata());
  }

  /**
   * Returns this label with the names of a file.
   *
   * @throws IOException if the file has another number of lines than there are classes
   */
  CifarLabel withNames(FileSystem fs, FileStatus file) throws IOException {
    if (file.getLen() > MAX_BYTES) {
      throw new IOException(
          "%s has %d bytes; expected the names of %d classes, a line each"
              .formatted(file.getPath(), file.getLen(), names.size()));
    }
    List<String> lines;
    try (InputStream in = fs.open(file.getPath())) {
      lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
    }
    if (lines.size() != names.size()) {
      throw new IOException(
          "%s has %d lines; expected the names of %d classes, a line each"
              .formatted(file.getPath(), lines.size(), names.size()));
    }
    return new CifarLabel(column, position, namesFile, lines);
  }
}
