package org.sparkcnn.data.cifar;

import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * A file of records.
 *
 * @param path where it is
 * @param rows how many records it has
 */
record CifarFile(Path path, int rows) implements Serializable {

  /**
   * Finds out how many records a file has.
   *
   * @throws IOException naming the file, if it is no whole number of them
   */
  static CifarFile of(FileStatus status, int recordBytes) throws IOException {
    long rows = status.getLen() / recordBytes;
    if (status.getLen() % recordBytes != 0) {
      throw new IOException(
          "%s has %d bytes, that is %d records of %d bytes and %d bytes more; expected whole records"
              .formatted(
                  status.getPath(),
                  status.getLen(),
                  rows,
                  recordBytes,
                  status.getLen() % recordBytes));
    }
    return new CifarFile(status.getPath(), Math.toIntExact(rows));
  }
}
