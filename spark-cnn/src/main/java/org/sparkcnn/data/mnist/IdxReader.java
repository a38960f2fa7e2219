package org.sparkcnn.data.mnist;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;
import org.apache.hadoop.conf.Configuration;

/** Reads an idx file row by row, from a given row on. */
final class IdxReader implements Closeable {
  private final IdxFile file;
  private final DataInputStream in;
  private int row;

  IdxReader(IdxFile file, int firstRow, Configuration conf) throws IOException {
    this.file = file;
    this.row = firstRow;
    this.in = IdxFile.stream(file.path().getFileSystem(conf), file.path(), file.offset(firstRow));
  }

  /** Returns the index of the row that {@link #next} reads. */
  int row() {
    return row;
  }

  /**
   * Reads a row into a new array, which belongs to the caller: Spark may keep it.
   *
   * @throws IOException naming the file, if it is not as its header says
   */
  byte[] next() throws IOException {
    byte[] bytes = new byte[file.rowBytes()];
    try {
      in.readFully(bytes);
      // Reading on after the last row also makes gzip compare its checksum.
      if (row == file.rows() - 1 && in.read() >= 0) {
        throw new IOException(
            "%s is too long: bytes follow the %d rows of its header"
                .formatted(file.path(), file.rows()));
      }
    } catch (EOFException e) {
      throw IdxFile.truncated(
          file.path(),
          "it ends after %d whole rows, but its header says %d".formatted(row, file.rows()),
          e);
    } catch (ZipException e) {
      throw IdxFile.notGzip(file.path(), e);
    }
    row++;
    return bytes;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
