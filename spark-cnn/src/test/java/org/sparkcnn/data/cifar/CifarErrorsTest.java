package org.sparkcnn.data.cifar;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.DataFrameReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.data.source.BadFilesException;

class CifarErrorsTest {
  @TempDir private Path directory;

  @Test
  void anEmptyDirectoryIsToldWhatWasLookedFor() {
    assertThatThrownBy(() -> reader("cifar100").load(directory.toString()))
        .isInstanceOf(BadFilesException.class)
        .hasMessage(
            "file:%s has no train.bin of the split 'train'; looked for train.bin in it and in its"
                + " folder cifar-100-binary",
            directory);
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    CifarWriter.train10(directory, 1, 1, 1, 1, 1);
    Files.delete(directory.resolve("data_batch_3.bin"));

    assertThatThrownBy(() -> reader("cifar10").load(directory.toString()))
        .isInstanceOf(BadFilesException.class)
        .hasMessage(
            "file:%s has no data_batch_3.bin of the split 'train'; looked for data_batch_1.bin,"
                + " data_batch_2.bin, data_batch_3.bin, data_batch_4.bin, data_batch_5.bin in it"
                + " and in its folder cifar-10-batches-bin",
            directory);
  }

  @Test
  void aFileMissingInTheInnerFolderIsNamed() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("cifar-10-batches-bin"));
    CifarWriter.train10(folder, 1, 1, 1, 1, 1);
    Files.delete(folder.resolve("data_batch_5.bin"));

    assertThatThrownBy(() -> reader("cifar10").load(directory.toString()))
        .hasMessageStartingWith("file:%s has no data_batch_5.bin of the split", directory);
  }

  @Test
  void aFileOfNoWholeNumberOfRecordsIsRefused() {
    CifarWriter.write(
        directory.resolve("test_batch.bin"), Arrays.copyOf(CifarWriter.records10(0, 3), 7000));

    assertThatThrownBy(() -> reader("cifar10").option("split", "test").load(directory.toString()))
        .isInstanceOf(BadFilesException.class)
        .hasMessage(
            "file:%s/test_batch.bin has 7000 bytes, that is 2 records of 3073 bytes and 854 bytes"
                + " more; expected whole records",
            directory);
  }

  @Test
  void theOtherDataSetsFilesAreRefused() {
    CifarWriter.write(directory.resolve("train.bin"), CifarWriter.records10(0, 3));

    assertThatThrownBy(() -> reader("cifar100").load(directory.toString()))
        .hasMessageContaining("records of 3074 bytes and 3071 bytes more");
  }

  @Test
  void aLabelThatIsNoneFailsWhereItIs() {
    byte[] records = CifarWriter.records10(0, 3);
    records[2 * 3073] = 10;
    CifarWriter.write(directory.resolve("test_batch.bin"), records);
    var images = reader("cifar10").option("split", "test").load(directory.toString());

    assertThatThrownBy(images::collectAsList)
        .isInstanceOf(BadFilesException.class)
        .hasMessage(
            "file:%s/test_batch.bin: byte 0 of record 2 is the label 10; expected 0 to 9",
            directory);
  }

  @Test
  void aCoarseLabelThatIsNoneFailsWhereItIs() {
    byte[] records = CifarWriter.records100(0, 3);
    records[3074] = (byte) 200;
    CifarWriter.write(directory.resolve("train.bin"), records);
    var images = reader("cifar100").load(directory.toString());

    assertThatThrownBy(images::collectAsList)
        .isInstanceOf(BadFilesException.class)
        .hasMessage(
            "file:%s/train.bin: byte 0 of record 1 is the coarseLabel 200; expected 0 to 19",
            directory);
  }

  @Test
  void aFileThatShrinksBeforeItIsReadFailsWhereItEnds() {
    CifarWriter.write(directory.resolve("train.bin"), CifarWriter.records100(0, 3));
    var images = reader("cifar100").load(directory.toString());

    CifarWriter.write(
        directory.resolve("train.bin"), Arrays.copyOf(CifarWriter.records100(0, 3), 4000));

    assertThatThrownBy(images::collectAsList)
        .isInstanceOf(BadFilesException.class)
        .hasMessage(
            "file:%s/train.bin is truncated: it ends before the end of record 1 (from 0, each of"
                + " 3074 bytes)",
            directory);
  }

  @Test
  void aMetaFileWithTheWrongNumberOfNamesIsRefused() {
    CifarWriter.write(directory.resolve("train.bin"), CifarWriter.records100(0, 1));
    CifarWriter.write(directory.resolve("fine_label_names.txt"), List.of("apple", "pear"));

    assertThatThrownBy(() -> reader("cifar100").load(directory.toString()))
        .hasMessage(
            "file:%s/fine_label_names.txt has 2 lines; expected the names of 100 classes, a line"
                + " each",
            directory);
  }

  @Test
  void aMetaFileThatIsNoneIsNotRead() {
    CifarWriter.write(directory.resolve("test_batch.bin"), CifarWriter.records10(0, 1));
    CifarWriter.write(directory.resolve("batches.meta.txt"), new byte[70_000]);

    assertThatThrownBy(() -> reader("cifar10").option("split", "test").load(directory.toString()))
        .hasMessage(
            "file:%s/batches.meta.txt has 70000 bytes; expected the names of 10 classes, a line"
                + " each",
            directory);
  }

  @Test
  void anUnknownSplitIsRefused() {
    assertThatThrownBy(() -> reader("cifar10").option("split", "dev").load(directory.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the cifar10 reader's option split must be train or test, found 'dev'");
  }

  private static DataFrameReader reader(String format) {
    return SharedSpark.session().read().format(format);
  }
}
