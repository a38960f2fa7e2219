package org.sparkcnn.data.mnist;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.data.source.FileSlice;
import org.sparkcnn.data.source.ImageFiles;
import org.sparkcnn.data.source.ReaderOptions;

/**
 * The two files of a split, which have a row of each other's.
 *
 * @param name of the split
 * @param images the pixels
 * @param labels the classes
 * @param rowsPerSlice at least 1, or {@link FileSlice#ANY}
 */
record MnistFiles(String name, IdxFile images, IdxFile labels, int rowsPerSlice)
    implements ImageFiles {
  static final String IMAGE = "image";
  static final String LABEL = "label";
  static final StructType SCHEMA =
      ImageSchema.imageSchema().add(LABEL, DataTypes.IntegerType, false);

  /**
   * Finds the files of a split and reads their headers.
   *
   * @throws IOException naming the file that is missing or not what it should be
   */
  static MnistFiles find(ReaderOptions options, Configuration conf) throws IOException {
    String split = options.split();
    int rowsPerSlice = options.rowsPerPartition();
    Path directory = options.directory(conf);
    FileSystem fs = directory.getFileSystem(conf);
    String stem = options.text("prefix", "") + (split.equals("train") ? "train" : "t10k");
    IdxFile images = find(fs, directory, split, stem, IdxKind.IMAGES);
    IdxFile labels = find(fs, directory, split, stem, IdxKind.LABELS);
    if (images.rows() != labels.rows()) {
      throw new IOException(
          "%s has %d images, but %s has %d labels"
              .formatted(images.path(), images.rows(), labels.path(), labels.rows()));
    }
    return new MnistFiles("mnist %s %s".formatted(split, directory), images, labels, rowsPerSlice);
  }

  @Override
  public StructType schema() {
    return SCHEMA;
  }

  @Override
  public long rows() {
    return images.rows();
  }

  @Override
  public List<FileSlice> slices(int parallelism) {
    if (images.gzipped() || labels.gzipped()) {
      return List.of(new FileSlice(0, 0, images.rows()));
    }
    return FileSlice.ofRows(List.of(images.rows()), rowsPerSlice, parallelism);
  }

  @Override
  public PartitionReader<InternalRow> open(FileSlice slice, StructType columns, Configuration conf)
      throws IOException {
    return new MnistRowReader(this, columns, slice, conf);
  }

  private static IdxFile find(
      FileSystem fs, Path directory, String split, String stem, IdxKind kind) throws IOException {
    List<String> names = kind.fileNames(stem);
    for (String name : names) {
      FileStatus status = status(fs, new Path(directory, name));
      // Archives exist that unpack to a directory with the name of the file.
      if (status != null && status.isFile()) {
        return IdxFile.open(fs, status, kind);
      }
    }
    throw new FileNotFoundException(
        "%s has no %s of the split '%s'; looked for %s"
            .formatted(directory, kind.what(), split, String.join(", ", names)));
  }

  private static FileStatus status(FileSystem fs, Path path) throws IOException {
    try {
      return fs.getFileStatus(path);
    } catch (FileNotFoundException e) {
      return null;
    }
  }
}
