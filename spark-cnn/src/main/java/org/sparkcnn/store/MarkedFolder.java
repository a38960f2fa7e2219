package org.sparkcnn.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder whose files are whole if and only if its marker, which is written last, is there and
 * gives their lengths. Whatever else is in the folder is left alone.
 */
record MarkedFolder(FolderFormat format, Path folder, FileSystem system) {
  /** Much more than the marker's few lines. */
  private static final long LONGEST_MARKER = 64 << 10;

  /** More JSON than this is nobody's: a layer or an epoch takes a few hundred bytes. */
  private static final long LONGEST_JSON = 64 << 20;

  /** Writes a file. */
  interface Writer {
    void write(OutputStream out) throws IOException;
  }

  /** Reads a file. */
  interface Reader<T> {
    T read(FileSystem system, Path file) throws IOException;
  }

  /**
   * Writes all files, those that are there replaced. Until the last one is written, the folder is
   * incomplete.
   *
   * @param contents of the format's files, in the order of their writing
   */
  void write(Map<String, Writer> contents) throws IOException {
    // The old marker must not vouch for a mixture of old and new files.
    system.delete(path(format.marker()), false);
    Map<String, Long> bytes = new TreeMap<>();
    for (Map.Entry<String, Writer> file : contents.entrySet()) {
      bytes.put(file.getKey(), write(file.getKey(), file.getValue()));
    }
    write(format.marker(), text(new FolderMarker(bytes).write(format)));
  }

  private long write(String name, Writer content) throws IOException {
    try (FSDataOutputStream out = system.create(path(name), true)) {
      content.write(out);
      return out.getPos();
    }
  }

  /** Returns a file's content as UTF-8. */
  static Writer text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Checks that the folder is whole; reads no file but the marker.
   *
   * @throws IOException if it is not, naming the file, what was found and what was expected
   */
  void check() throws IOException {
    for (Map.Entry<String, Long> file : readMarker().bytes().entrySet()) {
      checkLength(file.getKey(), file.getValue());
    }
  }

  private FolderMarker readMarker() throws IOException {
    if (!system.exists(folder)) {
      throw new FileNotFoundException("no %s at %s".formatted(format.noun(), folder));
    }
    if (!system.getFileStatus(folder).isDirectory()) {
      throw new IOException("%s: expected a %s, found a file".formatted(folder, format.noun()));
    }
    if (!system.exists(path(format.marker()))) {
      List<String> found = new ArrayList<>();
      for (String name : format.files()) {
        if (system.exists(path(name))) {
          found.add(name);
        }
      }
      if (found.isEmpty()) {
        throw new IOException(
            "%s is no %s: it has none of %s and %s"
                .formatted(
                    folder, format.noun(), String.join(", ", format.files()), format.marker()));
      }
      throw new IOException(
          "incomplete %s %s: %s, which is written last, is missing; found of the others are %s; was the save interrupted?"
              .formatted(format.noun(), folder, format.marker(), found));
    }
    return JsonFile.read(
        system, path(format.marker()), LONGEST_MARKER, json -> FolderMarker.read(json, format));
  }

  private void checkLength(String name, long expected) throws IOException {
    if (!system.exists(path(name))) {
      throw new FileNotFoundException(
          "%s is missing, expected %d bytes".formatted(path(name), expected));
    }
    long found = system.getFileStatus(path(name)).getLen();
    if (found != expected) {
      throw new IOException(
          "%s: expected %d bytes, found %d".formatted(path(name), expected, found));
    }
  }

  /** Reads a file of numbers. */
  <T> T read(String name, Reader<T> reader) throws IOException {
    return reader.read(system, path(name));
  }

  /**
   * Reads a file of JSON.
   *
   * @throws IOException naming the file, if the parser throws an IllegalArgumentException
   */
  <T> T parse(String name, Function<String, T> parser) throws IOException {
    return JsonFile.read(system, path(name), LONGEST_JSON, parser);
  }

  Path path(String name) {
    return new Path(folder, name);
  }
}
