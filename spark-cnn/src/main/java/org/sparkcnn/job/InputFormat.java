package org.sparkcnn.job;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sparkcnn.data.ImageFolder;

/** What images can be read from, in the order in which a folder is looked at. */
enum InputFormat {
  /** A packed data set, as the job Pack writes it. */
  PACKED_IMAGES("_packed-images.json", null) {
    @Override
    Dataset<Row> read(SparkSession spark, String path, String split) {
      return spark.read().format("packed-images").load(path);
    }
  },

  /** MNIST's four files, and those of data sets like it. */
  MNIST(".*-images[-.]idx3-ubyte(\\.gz)?", null) {
    @Override
    Dataset<Row> read(SparkSession spark, String path, String split) {
      return spark.read().format("mnist").option("split", orTrain(split)).load(path);
    }
  },

  /** CIFAR-10's binary version. */
  CIFAR10("data_batch_\\d\\.bin|test_batch\\.bin", "cifar-10-batches-bin") {
    @Override
    Dataset<Row> read(SparkSession spark, String path, String split) {
      return spark.read().format("cifar10").option("split", orTrain(split)).load(path);
    }
  },

  /** CIFAR-100's binary version. */
  CIFAR100("(train|test)\\.bin", "cifar-100-binary") {
    @Override
    Dataset<Row> read(SparkSession spark, String path, String split) {
      return spark.read().format("cifar100").option("split", orTrain(split)).load(path);
    }
  },

  /** Parquet files with a column of images. */
  PARQUET(".*\\.parquet", ".*=.*") {
    @Override
    Dataset<Row> read(SparkSession spark, String path, String split) {
      return spark.read().parquet(path);
    }
  },

  /** A folder of image files for each class. */
  IMAGE_FOLDER(null, "[^._].*") {
    @Override
    Dataset<Row> read(SparkSession spark, String path, String split) {
      return ImageFolder.read(spark, path);
    }
  },

  /** Image files without classes. */
  BINARY_FILE("(?i)[^._].*\\.(jpe?g|png|bmp|webp)", null) {
    @Override
    Dataset<Row> read(SparkSession spark, String path, String split) {
      return spark.read().format("binaryFile").option("recursiveFileLookup", true).load(path);
    }
  },

  /** A table of Spark's catalog, which is looked for where there is no such path. */
  TABLE(null, null) {
    @Override
    Dataset<Row> read(SparkSession spark, String name, String split) {
      return spark.read().table(name);
    }
  };

  private final Pattern file;
  private final Pattern folder;

  /**
   * Describes how it is recognised.
   *
   * @param file a regular expression of names of files; null for none
   * @param folder the same of folders
   */
  InputFormat(String file, String folder) {
    this.file = file == null ? null : Pattern.compile(file);
    this.folder = folder == null ? null : Pattern.compile(folder);
  }

  /**
   * Returns the rows of a split, lazily.
   *
   * @param path of the split's folder where {@link #isSplitAFolder}
   * @param split null for that which there is
   */
  abstract Dataset<Row> read(SparkSession spark, String path, String split);

  private static String orTrain(String split) {
    return split == null ? "train" : split;
  }

  /** Returns whether a split is a folder of that name, and not a matter of the files' names. */
  boolean isSplitAFolder() {
    return this != MNIST && this != CIFAR10 && this != CIFAR100 && this != TABLE;
  }

  /** Returns whether what lies in a folder, or a file alone, looks like this. */
  boolean isIn(List<FileStatus> entries) {
    return entries.stream().anyMatch(this::matches);
  }

  private boolean matches(FileStatus entry) {
    Pattern pattern = entry.isDirectory() ? folder : file;
    return pattern != null && pattern.matcher(entry.getPath().getName()).matches();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
