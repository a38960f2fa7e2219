package org.sparkcnn.data.mnist;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What an idx file's header says. A row is an image or a label.
 *
 * @param path the file
 * @param kind images or labels
 * @param rows how many
 * @param height of an image; 1 for labels
 * @param width of an image; 1 for labels
 */
record IdxFile(Path path, IdxKind kind, int rows, int height, int width) implements Serializable {
  private static final int BUFFER_BYTES = 1 << 16;

  /**
   * Reads a header and checks that the file is as long as it says, which a gzipped file shows only
   * when it is read.
   *
   * @throws IOException naming the file, what was found and what was expected
   */
  static IdxFile open(FileSystem fs, FileStatus status, IdxKind kind) throws IOException {
    Path path = status.getPath();
    IdxFile file;
    try (DataInputStream in = stream(fs, path, 0)) {
      file = readHeader(in, path, kind);
    } catch (EOFException e) {
      throw truncated(
          path,
          "it ends within the header of %d bytes, after %d bytes on disk"
              .formatted(kind.headerBytes(), status.getLen()),
          e);
    } catch (ZipException e) {
      throw notGzip(path, e);
    }
    long expected = file.offset(file.rows);
    if (!file.gzipped() && status.getLen() != expected) {
      throw new IOException(
          "%s is %s: it has %d bytes, but its header (%d rows of %d × %d) makes %d"
              .formatted(
                  path,
                  status.getLen() < expected ? "truncated" : "too long",
                  status.getLen(),
                  file.rows,
                  file.height,
                  file.width,
                  expected));
    }
    return file;
  }

  private static IdxFile readHeader(DataInputStream in, Path path, IdxKind kind)
      throws IOException {
    int magic = in.readInt();
    if (magic != kind.magic()) {
      throw new IOException(
          "%s is not an idx file of %s: it begins with 0x%08X, expected 0x%08X"
              .formatted(path, kind.what(), magic, kind.magic()));
    }
    int rows = in.readInt();
    int height = kind == IdxKind.IMAGES ? in.readInt() : 1;
    int width = kind == IdxKind.IMAGES ? in.readInt() : 1;
    if (rows < 0 || height < 1 || width < 1 || (long) height * width > Integer.MAX_VALUE) {
      throw new IOException(
          "%s has a broken header: it says %d rows of %d × %d"
              .formatted(path, rows, height, width));
    }
    return new IdxFile(path, kind, rows, height, width);
  }

  /** Opens a file at an offset of its bytes, unzipped if need be. */
  static DataInputStream stream(FileSystem fs, Path path, long offset) throws IOException {
    FSDataInputStream file = fs.open(path, BUFFER_BYTES);
    try {
      InputStream bytes = file;
      if (isGzipped(path)) {
        bytes = new GZIPInputStream(file, BUFFER_BYTES);
        bytes.skipNBytes(offset);
      } else {
        file.seek(offset);
      }
      return new DataInputStream(new BufferedInputStream(bytes, BUFFER_BYTES));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  boolean gzipped() {
    return isGzipped(path);
  }

  int rowBytes() {
    return height * width;
  }

  /** Returns where a row begins in the unzipped bytes. */
  long offset(int row) {
    return kind.headerBytes() + (long) row * rowBytes();
  }

  static EOFException truncated(Path path, String how, EOFException cause) {
    EOFException e = new EOFException("%s is truncated: %s".formatted(path, how));
    e.initCause(cause);
    return e;
  }

  static IOException notGzip(Path path, ZipException cause) {
    return new IOException("%s cannot be unzipped: %s".formatted(path, cause.getMessage()), cause);
  }

  private static boolean isGzipped(Path path) {
    return path.getName().endsWith(".gz");
  }
}
