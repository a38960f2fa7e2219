package org.sparkcnn.store;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Writes files that are there when they are whole: until then they have another name. */
final class NewFile {
  private NewFile() {}

  /**
   * Refuses to replace a file.
   *
   * @throws FileAlreadyExistsException if it is there
   */
  static void checkAbsent(FileSystem system, Path file) throws IOException {
    if (system.exists(file)) {
      throw new FileAlreadyExistsException(file + " exists; choose another file or remove it");
    }
  }

  /** Writes a file, its folder too if that is missing. */
  static void write(FileSystem system, Path file, MarkedFolder.Writer content) throws IOException {
    checkAbsent(system, file);
    Path unfinished = file.suffix("._unfinished");
    try {
      try (FSDataOutputStream out = system.create(unfinished, true)) {
        content.write(out);
      }
      if (!system.rename(unfinished, file)) {
        throw new IOException("cannot rename " + unfinished + " to " + file);
      }
    } finally {
      system.delete(unfinished, false);
    }
  }
}
