package org.sparkcnn.data.cifar;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.data.source.FileSlice;
import org.sparkcnn.data.source.ImageFiles;
import org.sparkcnn.data.source.ReaderOptions;

/**
 * The files of a split.
 *
 * @param name of the split
 * @param files in their order
 * @param recordBytes a record's length
 * @param labels in the order of the columns
 * @param rowsPerSlice at least 1, or {@link FileSlice#ANY}
 */
record CifarFiles(
    String name, List<CifarFile> files, int recordBytes, List<CifarLabel> labels, int rowsPerSlice)
    implements ImageFiles {
  static final String IMAGE = "image";

  /**
   * Finds a split's files and checks their lengths.
   *
   * @throws IOException naming the file that is missing or not what it should be
   */
  static CifarFiles find(CifarVersion version, ReaderOptions options, Configuration conf)
      throws IOException {
    String split = options.split();
    int rowsPerSlice = options.rowsPerPartition();
    Path directory = options.directory(conf);
    FileSystem fs = directory.getFileSystem(conf);
    Map<String, FileStatus> there = folder(fs, directory, version, split);
    List<CifarFile> files = new ArrayList<>();
    for (String file : version.files(split)) {
      files.add(CifarFile.of(there.get(file), version.recordBytes()));
    }
    List<CifarLabel> labels = new ArrayList<>();
    for (CifarLabel label : version.labels()) {
      FileStatus names = there.get(label.namesFile());
      labels.add(names == null ? label : label.withNames(fs, names));
    }
    return new CifarFiles(
        "%s %s %s".formatted(options.format(), split, directory),
        List.copyOf(files),
        version.recordBytes(),
        List.copyOf(labels),
        rowsPerSlice);
  }

  /** Returns the files of the folder that has the split: the directory, or the one within it. */
  private static Map<String, FileStatus> folder(
      FileSystem fs, Path directory, CifarVersion version, String split) throws IOException {
    List<String> wanted = version.files(split);
    Map<String, FileStatus> outer = list(fs, directory);
    Path within = new Path(directory, version.folder());
    Map<String, FileStatus> inner = fs.exists(within) ? list(fs, within) : Map.of();
    for (Map<String, FileStatus> there : List.of(outer, inner)) {
      if (there.keySet().containsAll(wanted)) {
        return there;
      }
    }
    List<String> missing = new ArrayList<>(wanted);
    missing.removeAll(outer.keySet());
    if (missing.equals(wanted)) {
      missing.removeAll(inner.keySet());
    }
    throw new FileNotFoundException(
        "%s has no %s of the split '%s'; looked for %s in it and in its folder %s"
            .formatted(
                directory,
                String.join(", ", missing),
                split,
                String.join(", ", wanted),
                version.folder()));
  }

  private static Map<String, FileStatus> list(FileSystem fs, Path directory) throws IOException {
    Map<String, FileStatus> files = new HashMap<>();
    for (FileStatus status : fs.listStatus(directory)) {
      if (status.isFile()) {
        files.put(status.getPath().getName(), status);
      }
    }
    return files;
  }

  @Override
  public StructType schema() {
    StructType schema = ImageSchema.imageSchema();
    for (CifarLabel label : labels) {
      schema = schema.add(label.field());
    }
    return schema;
  }

  @Override
  public long rows() {
    return files.stream().mapToLong(CifarFile::rows).sum();
  }

  @Override
  public List<FileSlice> slices(int parallelism) {
    return FileSlice.ofRows(
        files.stream().map(CifarFile::rows).toList(), rowsPerSlice, parallelism);
  }

  @Override
  public PartitionReader<InternalRow> open(FileSlice slice, StructType columns, Configuration conf)
      throws IOException {
    return new CifarRowReader(this, slice, columns, conf);
  }
}
