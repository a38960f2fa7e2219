package org.sparkcnn.data.mnist;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The two files of a split, which have a row of each other's.
 *
 * @param images the pixels
 * @param labels the classes
 */
record MnistFiles(IdxFile images, IdxFile labels) implements Serializable {

  /**
   * Finds the files of a split and reads their headers.
   *
   * @throws IOException naming the file that is missing or not what it should be
   */
  static MnistFiles find(MnistOptions options, Configuration conf) throws IOException {
    FileSystem fs = options.directory().getFileSystem(conf);
    Path directory = fs.makeQualified(options.directory());
    FileStatus status = status(fs, directory);
    if (status == null) {
      throw new FileNotFoundException("the directory %s does not exist".formatted(directory));
    }
    if (!status.isDirectory()) {
      throw new IOException("%s is a file; expected the directory it is in".formatted(directory));
    }
    IdxFile images = find(fs, directory, options, IdxKind.IMAGES);
    IdxFile labels = find(fs, directory, options, IdxKind.LABELS);
    if (images.rows() != labels.rows()) {
      throw new IOException(
          "%s has %d images, but %s has %d labels"
              .formatted(images.path(), images.rows(), labels.path(), labels.rows()));
    }
    return new MnistFiles(images, labels);
  }

  /** Returns how many images there are. */
  int rows() {
    return images.rows();
  }

  /** Returns whether reading can start at any row. */
  boolean seekable() {
    return !images.gzipped() && !labels.gzipped();
  }

  private static IdxFile find(FileSystem fs, Path directory, MnistOptions options, IdxKind kind)
      throws IOException {
    List<String> names = kind.fileNames(options.stem());
    for (String name : names) {
      FileStatus status = status(fs, new Path(directory, name));
      // Archives exist that unpack to a directory with the name of the file.
      if (status != null && status.isFile()) {
        return IdxFile.open(fs, status, kind);
      }
    }
    throw new FileNotFoundException(
        "%s has no %s of the split '%s'; looked for %s"
            .formatted(directory, kind.what(), options.split(), String.join(", ", names)));
  }

  private static FileStatus status(FileSystem fs, Path path) throws IOException {
    try {
      return fs.getFileStatus(path);
    } catch (FileNotFoundException e) {
      return null;
    }
  }
}
