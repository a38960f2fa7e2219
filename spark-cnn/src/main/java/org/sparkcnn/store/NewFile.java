package org.sparkcnn.store;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Writes files that are there when they are whole: until then they have another name. */
public final class NewFile {
  private NewFile() {}

  /** Writes what a file holds. */
  public interface Content {

    /** Writes it; the stream stays open. */
    void write(OutputStream out) throws IOException;
  }

  /**
   * Refuses to replace a file.
   *
   * @throws FileAlreadyExistsException if it is there
   */
  public static void checkAbsent(FileSystem system, Path file) throws IOException {
    if (system.exists(file)) {
      throw new FileAlreadyExistsException(file + " exists; choose another file or remove it");
    }
  }

  /**
   * Writes a file that is not there, its folder too if that is missing.
   *
   * @throws FileAlreadyExistsException if it is there
   */
  public static void write(FileSystem system, Path file, Content content) throws IOException {
    checkAbsent(system, file);
    put(system, file, content, false);
  }

  /** Writes a file, in the place of one that is there. */
  public static void replace(FileSystem system, Path file, Content content) throws IOException {
    put(system, file, content, true);
  }

  private static void put(FileSystem system, Path file, Content content, boolean replaces)
      throws IOException {
    Path unfinished = file.suffix("._unfinished");
    try {
      try (FSDataOutputStream out = system.create(unfinished, true)) {
        content.write(out);
      }
      if (replaces) {
        system.delete(file, false);
      }
      if (!system.rename(unfinished, file)) {
        throw new IOException("cannot rename " + unfinished + " to " + file);
      }
    } finally {
      system.delete(unfinished, false);
    }
  }
}
