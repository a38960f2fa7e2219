package org.sparkcnn.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.SparkSession;

/**
 * Where the images are: a path and what is there.
 *
 * @param path of the files, or the name of a table
 * @param format what it is
 */
record InputPath(String path, InputFormat format) {
  /** A folder of a million files is recognised by the first ones. */
  private static final int LOOK_AT = 1000;

  private static final Set<String> SPLITS = Set.of("train", "test", "val", "valid", "validation");

  /**
   * Looks at a path.
   *
   * @param stated path, or name of a table
   * @param format null for whatever it is
   * @param split null for none in particular
   * @throws IllegalArgumentException if there is no such path, or nothing known in it
   */
  static InputPath find(SparkSession spark, String stated, InputFormat format, String split)
      throws IOException {
    if (format == InputFormat.TABLE) {
      return new InputPath(stated, format);
    }
    Path root = new Path(stated);
    Configuration conf = spark.sessionState().newHadoopConf();
    FileSystem files = root.getFileSystem(conf);
    if (!files.exists(root)) {
      if (format == null && isTable(spark, stated)) {
        return new InputPath(stated, InputFormat.TABLE);
      }
      throw new IllegalArgumentException(
          "--data: there is no %s%s"
              .formatted(
                  files.makeQualified(root), format == null ? ", and no table of that name" : ""));
    }
    Path folder = split == null ? root : new Path(root, split);
    boolean isSplitThere = split != null && files.exists(folder);
    Path place = isSplitThere ? folder : root;
    InputFormat found = format == null ? recognise(files, place, split) : format;
    if (found.isSplitAFolder() && split != null && !isSplitThere) {
      throw new IllegalArgumentException(
          "--split %s: there is no folder %s".formatted(split, files.makeQualified(folder)));
    }
    return new InputPath((found.isSplitAFolder() ? place : root).toString(), found);
  }

  private static boolean isTable(SparkSession spark, String name) {
    return name.matches("[\\w.`]+") && spark.catalog().tableExists(name);
  }

  private static InputFormat recognise(FileSystem files, Path place, String split)
      throws IOException {
    List<FileStatus> entries = first(files, place);
    InputFormat format =
        Arrays.stream(InputFormat.values())
            .filter(candidate -> candidate.isIn(entries))
            .findFirst()
            .orElseThrow(() -> nothing(files.makeQualified(place), entries));
    Set<String> folders =
        entries.stream()
            .filter(FileStatus::isDirectory)
            .map(entry -> entry.getPath().getName())
            .collect(Collectors.toSet());
    if (format == InputFormat.IMAGE_FOLDER && split == null && SPLITS.containsAll(folders)) {
      throw new IllegalArgumentException(
          "--data: %s has the folders %s, which look like splits and not like classes: say which with --split, or --format image-folder if they are classes"
              .formatted(
                  files.makeQualified(place),
                  folders.stream().sorted().collect(Collectors.joining(", "))));
    }
    return format;
  }

  private static IllegalArgumentException nothing(Path place, List<FileStatus> entries) {
    String found =
        entries.isEmpty()
            ? "nothing"
            : entries.stream()
                .limit(5)
                .map(entry -> entry.getPath().getName())
                .collect(Collectors.joining(", "));
    return new IllegalArgumentException(
        "--data: nothing known in %s; found %s; looked for a folder of images per class, image files (jpg, png, bmp, webp), Parquet files, packed images, and the files of MNIST, CIFAR-10 and CIFAR-100"
            .formatted(place, found));
  }

  private static List<FileStatus> first(FileSystem files, Path place) throws IOException {
    List<FileStatus> entries = new ArrayList<>();
    // Listing a file gives the file itself.
    RemoteIterator<FileStatus> all = files.listStatusIterator(place);
    while (all.hasNext() && entries.size() < LOOK_AT) {
      entries.add(all.next());
    }
    return entries;
  }
}
