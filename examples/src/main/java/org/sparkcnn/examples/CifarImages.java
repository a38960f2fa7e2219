package org.sparkcnn.examples;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.sparkcnn.data.ImageFolder;

/** CIFAR-10 in one of the forms that it is handed around in. */
enum CifarImages {
  /** A folder for each split, with a folder of image files for each class. */
  FILES {
    @Override
    Dataset<Row> read(SparkSession spark, String folder, String split) {
      return ImageFolder.read(spark, new Path(folder, split).toString());
    }

    /** Classes mixed: by a hash of the file's name and class, whatever folder they are in. */
    @Override
    Dataset<Row> inOrder(Dataset<Row> images) {
      var file = functions.substring_index(functions.col("path"), "/", -2);
      return images.orderBy(functions.xxhash64(file), file);
    }
  },

  /** The binary version of the data set's own page. */
  BATCHES {
    @Override
    Dataset<Row> read(SparkSession spark, String folder, String split) {
      return spark.read().format("cifar10").option("split", split).load(folder);
    }

    /** Classes are mixed in the files; in one partition their order is that of the rows. */
    @Override
    Dataset<Row> inOrder(Dataset<Row> images) {
      return images.coalesce(1);
    }
  };

  private static final List<String> SPLITS = List.of("train", "test");
  private static final List<String> BATCH_FILES =
      List.of("cifar-10-batches-bin", "data_batch_1.bin", "test_batch.bin");

  /**
   * Returns the images of a split, train or test, with labels whose attribute names the classes.
   */
  abstract Dataset<Row> read(SparkSession spark, String folder, String split);

  /** Returns them in an order that is the same in every run and mixes the classes. */
  abstract Dataset<Row> inOrder(Dataset<Row> images);

  /**
   * Tells which form a folder has.
   *
   * @throws IOException if it has none, or does not exist
   */
  static CifarImages in(String folder, Configuration conf) throws IOException {
    Path path = new Path(folder);
    FileSystem fs = path.getFileSystem(conf);
    if (!fs.exists(path)) {
      throw new FileNotFoundException("the folder %s does not exist".formatted(path));
    }
    if (hasAny(fs, path, SPLITS)) {
      return FILES;
    }
    if (hasAny(fs, path, BATCH_FILES)) {
      return BATCHES;
    }
    throw new FileNotFoundException(
        "%s has no images of CIFAR-10; looked for the folders train and test, with a folder of images for each class, and for the binary files data_batch_1.bin to data_batch_5.bin and test_batch.bin, in it or in its folder cifar-10-batches-bin"
            .formatted(path));
  }

  private static boolean hasAny(FileSystem fs, Path folder, List<String> names) throws IOException {
    for (String name : names) {
      if (fs.exists(new Path(folder, name))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the names of the classes, in the order of their labels. */
  static List<String> classNames(Dataset<Row> images) {
    var label = (NominalAttribute) Attribute.fromStructField(images.schema().apply("label"));
    return Arrays.asList(label.values().get());
  }
}
