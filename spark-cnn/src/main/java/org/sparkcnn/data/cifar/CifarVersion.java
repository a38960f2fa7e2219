package org.sparkcnn.data.cifar;

import java.util.List;

/**
 * A data set: which files it consists of, and which labels a record begins with.
 *
 * @param folder that the distribution unpacks to
 * @param train files, in their order
 * @param test files, in their order
 * @param labels in the order of the columns
 */
record CifarVersion(String folder, List<String> train, List<String> test, List<CifarLabel> labels) {
  /** Of an image, in pixels. */
  static final int SIZE = 32;

  static final int CHANNELS = 3;

  static final CifarVersion CIFAR_10 =
      new CifarVersion(
          "cifar-10-batches-bin",
          List.of(
              "data_batch_1.bin",
              "data_batch_2.bin",
              "data_batch_3.bin",
              "data_batch_4.bin",
              "data_batch_5.bin"),
          List.of("test_batch.bin"),
          List.of(new CifarLabel("label", 0, "batches.meta.txt", CifarNames.CIFAR_10)));

  static final CifarVersion CIFAR_100 =
      new CifarVersion(
          "cifar-100-binary",
          List.of("train.bin"),
          List.of("test.bin"),
          List.of(
              new CifarLabel("label", 1, "fine_label_names.txt", CifarNames.FINE),
              new CifarLabel("coarseLabel", 0, "coarse_label_names.txt", CifarNames.COARSE)));

  /** Returns a split's files. */
  List<String> files(String split) {
    return split.equals("train") ? train : test;
  }

  /** Returns a record's length: a byte a label, then the image, channel by channel. */
  int recordBytes() {
    return labels.size() + CHANNELS * SIZE * SIZE;
  }
}
