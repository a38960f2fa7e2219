package org.sparkcnn.data.packed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Writes the rows of a task, to as many files as it takes. If it is closed before it is finished,
 * none is left.
 */
final class PackedPartitionWriter implements AutoCloseable {
  private final PackedFormat format;
  private final long fileBytes;
  private final Path folder;
  private final FileSystem fs;
  private final IntFunction<String> names;
  private final List<PackedFile> files = new ArrayList<>();
  private PackedFileWriter writer;
  private boolean finished;

  /**
   * Begins a task's files.
   *
   * @param fileBytes a file does not grow beyond it, unless a single record batch does
   * @param names of the files, by their number
   */
  PackedPartitionWriter(
      PackedFormat format,
      long fileBytes,
      Path folder,
      Configuration conf,
      IntFunction<String> names)
      throws IOException {
    this.format = format;
    this.fileBytes = fileBytes;
    this.folder = folder;
    this.fs = folder.getFileSystem(conf);
    this.names = names;
  }

  /** Returns where the next row's pixels go; asked for again, it is the same place. */
  ByteBuffer pixels() throws IOException {
    if (writer != null && writer.isFull(fileBytes)) {
      finishFile();
    }
    if (writer == null) {
      writer = new PackedFileWriter(format, fs, folder, names.apply(files.size()));
    }
    return writer.pixels();
  }

  /** Adds a row, whose pixels are in their place. */
  void add(double label, float weight, String origin) throws IOException {
    writer.add(label, weight, origin);
  }

  /** Returns the files, whole; nothing can be added to them. */
  List<PackedFile> finish() throws IOException {
    // A task may have asked for a place and had nothing to put there.
    if (writer != null && !writer.isEmpty()) {
      finishFile();
    }
    finished = true;
    return List.copyOf(files);
  }

  private void finishFile() throws IOException {
    files.add(writer.finish());
    writer.close();
    writer = null;
  }

  @Override
  public void close() throws IOException {
    try {
      if (writer != null) {
        writer.close();
      }
    } finally {
      if (!finished) {
        for (PackedFile file : files) {
          fs.delete(new Path(folder, file.name()), false);
        }
      }
    }
  }
}
