package org.sparkcnn.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.util.HadoopFSUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a folder that has a folder of image files for each class, such as ImageNet's, as <a
 * href="https://docs.pytorch.org/vision/stable/generated/torchvision.datasets.ImageFolder.html">torchvision's
 * ImageFolder</a> does.
 */
public final class ImageFolder {
  private static final Logger LOG = LoggerFactory.getLogger(ImageFolder.class);

  /** What folders are called that hold classes rather than being some. */
  private static final Set<String> SPLITS = Set.of("train", "test", "val", "valid", "validation");

  /** In any case; Hadoop's patterns have no flag for it. */
  private static final String FILES =
      "*.{[jJ][pP][gG],[jJ][pP][eE][gG],[pP][nN][gG],[bB][mM][pP],[wW][eE][bB][pP]}";

  /**
   * What opening a file counts for when Spark fills its partitions of 128 MB. Its own 4 MB puts no
   * more than 32 images in a partition, however small they are, and a task costs more than that.
   */
  private static final long OPEN_COST_BYTES = 1 << 17;

  private ImageFolder() {}

  /**
   * Returns a row for each image, lazily: {@code path} (string, as Spark's {@code binaryFile} has
   * it), {@code image} (binary, the encoded bytes, read where a query uses them), {@code label}
   * (int, with the classes' names as ML attribute) and {@code className} (string).
   *
   * <p>The classes are the names of the folders right below, in the order of their UTF-16 units (as
   * Python sorts, but for characters beyond U+FFFF), and numbered from 0; a folder without images
   * is a class too. A class' images may lie in folders of folders. Read are the files whose names
   * end in jpg, jpeg, png, bmp or webp, in any case; as everywhere in Spark, names that begin with
   * a dot or an underscore and files of no bytes are left out. Folders named train and test are
   * classes too, but a warning asks whether they are meant to be.
   *
   * <p>This lists the folder itself; everything below is listed by Spark, with its settings for
   * {@code spark.sql.files} at the time of this call. An exception is {@code openCostInBytes}, for
   * which 128 kB are taken.
   *
   * @param path on any Hadoop FileSystem; no pattern
   * @throws UncheckedIOException if the folder does not exist, or has no folders
   */
  public static Dataset<Row> read(SparkSession spark, String path) {
    FileStatus[] classes = classes(spark, path);
    String[] names =
        Arrays.stream(classes).map(folder -> folder.getPath().getName()).toArray(String[]::new);
    if (areSplits(List.of(names))) {
      LOG.warn(
          "the classes in {} are {}; if these are parts of a data set, with the classes in them, read {}",
          path,
          String.join(", ", names),
          classes[names.length - 1].getPath());
    }
    // A file's class folder ends before this many slashes: names may hold anything but slashes.
    int slashes = (int) classes[0].getPath().toString().chars().filter(c -> c == '/').count() + 1;
    Column file = functions.col("path");
    Column folder = functions.substring_index(file, "/", slashes);
    Column className = functions.substring_index(folder, "/", -1);
    return files(spark, path)
        // Images that are in no class' folder.
        .where(folder.notEqual(file))
        .select(
            file,
            functions.col("content").as("image"),
            label(className, path, names),
            className.as("className"));
  }

  /** Returns whether folders are probably parts of a data set, each with the classes in it. */
  public static boolean areSplits(Collection<String> names) {
    return SPLITS.containsAll(names);
  }

  private static Dataset<Row> files(SparkSession spark, String path) {
    // Spark's options do not have the opening cost, only its sessions' settings do: a copy of the
    // session plans the files, and the rows belong to the caller's.
    var session = (org.apache.spark.sql.classic.SparkSession) spark;
    var planner = session.cloneSession();
    planner.conf().set("spark.sql.files.openCostInBytes", OPEN_COST_BYTES);
    var files =
        planner
            .read()
            .format("binaryFile")
            .option("recursiveFileLookup", true)
            .option("pathGlobFilter", FILES)
            // The path is a path, even if it looks like a pattern.
            .option("__globPaths__", false)
            .load(path);
    return org.apache.spark.sql.classic.Dataset.ofRows(session, files.queryExecution().analyzed());
  }

  private static FileStatus[] classes(SparkSession spark, String path) {
    try {
      Path stated = new Path(path);
      FileSystem fs = stated.getFileSystem(spark.sessionState().newHadoopConf());
      Path root = fs.makeQualified(stated);
      FileStatus[] all = list(fs, root);
      FileStatus[] folders =
          Arrays.stream(all)
              .filter(status -> status.isDirectory())
              .filter(status -> !HadoopFSUtils.shouldFilterOutPathName(status.getPath().getName()))
              .sorted((one, other) -> one.getPath().getName().compareTo(other.getPath().getName()))
              .toArray(FileStatus[]::new);
      if (folders.length == 0) {
        throw new IOException(
            "%s has no folders, but %d files; expected a folder for each class, with its images"
                .formatted(root, all.length));
      }
      return folders;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static FileStatus[] list(FileSystem fs, Path root) throws IOException {
    FileStatus[] all;
    try {
      all = fs.listStatus(root);
    } catch (FileNotFoundException e) {
      throw new FileNotFoundException("the folder %s does not exist".formatted(root));
    }
    // Listing a file gives the file itself.
    if (all.length == 1 && all[0].isFile() && all[0].getPath().equals(root)) {
      throw new IOException(
          "%s is a file; expected a folder with a folder per class".formatted(root));
    }
    return all;
  }

  private static Column label(Column className, String path, String[] names) {
    Map<String, Integer> labels = new HashMap<>();
    for (String name : names) {
      labels.put(name, labels.size());
    }
    UDF1<String, Integer> lookup =
        name -> {
          Integer label = labels.get(name);
          if (label == null) {
            throw new IllegalStateException(
                "the folder '%s' was not there when the classes of %s were listed: %s"
                    .formatted(name, path, List.of(names)));
          }
          return label;
        };
    Metadata metadata =
        NominalAttribute.defaultAttr().withName("label").withValues(names).toMetadata();
    return functions
        .udf(lookup, DataTypes.IntegerType)
        .asNonNullable()
        .apply(className)
        .as("label", metadata);
  }
}
