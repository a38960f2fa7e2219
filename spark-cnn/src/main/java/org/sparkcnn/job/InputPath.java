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
import org.sparkcnn.data.ImageFolder;

/**
 * Where the images are: a path and what is there.
 *
 * @param path of the files, or the name of a table
 * @param format what it is
 */
record InputPath(String path, InputFormat format) {
  /** A folder of a million files is recognised by the first ones. */
  private static final int LOOK_AT = 1000;

  /**
   * What was asked for.
   *
   * @param path or name of a table
   * @param split null for none in particular
   * @param option that gave the path, for messages; the split's is the same with {@code -split}, or
   *     {@code --split} for {@code --data}
   */
  record Asked(String path, String split, String option) {
    /** Returns what the options --data and --split ask for. */
    static Asked data(String path, String split) {
      return new Asked(path, split, "--data");
    }

    private String splitOption() {
      return option.equals("--data") ? "--split" : option + "-split";
    }
  }

  /**
   * Refuses an output that lies in what is read, or the other way round.
   *
   * @param inputOption that names this, for messages
   * @throws IllegalArgumentException if it does
   */
  void requireApart(String option, String output, String inputOption, Configuration conf)
      throws IOException {
    if (format != InputFormat.TABLE) {
      OutputPath.requireApart(option, output, inputOption, path, conf);
    }
  }

  /**
   * Looks at a path.
   *
   * @param format null for whatever it is
   * @throws IllegalArgumentException if there is no such path, or nothing known in it
   */
  static InputPath find(SparkSession spark, Asked asked, InputFormat format) throws IOException {
    String split = asked.split();
    if (format == InputFormat.TABLE) {
      return new InputPath(asked.path(), format);
    }
    Path root = new Path(asked.path());
    Configuration conf = spark.sessionState().newHadoopConf();
    FileSystem files = root.getFileSystem(conf);
    if (!files.exists(root)) {
      if (format == null && isTable(spark, asked.path())) {
        return new InputPath(asked.path(), InputFormat.TABLE);
      }
      throw new IllegalArgumentException(
          "%s: there is no %s%s"
              .formatted(
                  asked.option(),
                  files.makeQualified(root),
                  format == null ? ", and no table of that name" : ""));
    }
    Path folder = split == null ? root : new Path(root, split);
    boolean isSplitThere = split != null && files.exists(folder);
    Path place = isSplitThere ? folder : root;
    InputFormat found = format == null ? recognise(files, place, asked) : format;
    if (found.isSplitAFolder() && split != null && !isSplitThere) {
      throw new IllegalArgumentException(
          "%s %s: there is no folder %s"
              .formatted(asked.splitOption(), split, files.makeQualified(folder)));
    }
    return new InputPath((found.isSplitAFolder() ? place : root).toString(), found);
  }

  private static boolean isTable(SparkSession spark, String name) {
    return name.matches("[\\w.`]+") && spark.catalog().tableExists(name);
  }

  private static InputFormat recognise(FileSystem files, Path place, Asked asked)
      throws IOException {
    List<FileStatus> entries = first(files, place);
    InputFormat format =
        Arrays.stream(InputFormat.values())
            .filter(candidate -> candidate.isIn(entries))
            .findFirst()
            .orElseThrow(() -> nothing(asked.option(), files.makeQualified(place), entries));
    Set<String> folders =
        entries.stream()
            .filter(FileStatus::isDirectory)
            .map(entry -> entry.getPath().getName())
            .collect(Collectors.toSet());
    if (format == InputFormat.IMAGE_FOLDER
        && asked.split() == null
        && ImageFolder.areSplits(folders)) {
      throw new IllegalArgumentException(
          "%s: %s has the folders %s, which look like splits and not like classes: say which with %s, or --format image-folder if they are classes"
              .formatted(
                  asked.option(),
                  files.makeQualified(place),
                  folders.stream().sorted().collect(Collectors.joining(", ")),
                  asked.splitOption()));
    }
    return format;
  }

  private static IllegalArgumentException nothing(
      String option, Path place, List<FileStatus> entries) {
    String found =
        entries.isEmpty()
            ? "nothing"
            : entries.stream()
                .limit(5)
                .map(entry -> entry.getPath().getName())
                .collect(Collectors.joining(", "));
    return new IllegalArgumentException(
        "%s: nothing known in %s; found %s; looked for a folder of images per class, image files (jpg, png, bmp, webp), Parquet files, packed images, and the files of MNIST, CIFAR-10 and CIFAR-100"
            .formatted(option, place, found));
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

  @Override
  public String toString() {
    return "%s (%s)".formatted(path, format);
  }
}
