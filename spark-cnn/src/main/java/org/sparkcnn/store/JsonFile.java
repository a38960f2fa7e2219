package org.sparkcnn.store;

import java.io.EOFException;
import java.io.IOException;
import java.util.function.Function;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Reads a file of JSON, and names it if it is not what it should be. */
final class JsonFile {
  private JsonFile() {}

  /**
   * Reads a file.
   *
   * @param longest more bytes than this are not read
   * @param parser throws an IllegalArgumentException if the text is not right
   * @throws IOException naming the file
   */
  static <T> T read(FileSystem system, Path file, long longest, Function<String, T> parser)
      throws IOException {
    long length = system.getFileStatus(file).getLen();
    if (length > longest) {
      throw new IOException(
          "%s: expected at most %d bytes, found %d".formatted(file, longest, length));
    }
    byte[] bytes = new byte[(int) length];
    try (FSDataInputStream in = system.open(file)) {
      in.readFully(bytes);
      return parser.apply(Json.text(bytes));
    } catch (EOFException e) {
      throw new IOException(
          "%s: the file is cut short, expected %d bytes".formatted(file, length), e);
    } catch (IllegalArgumentException e) {
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
