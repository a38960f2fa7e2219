package org.sparkcnn.data.mnist;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.spark.sql.DataFrameReader;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.data.source.BadFilesException;

class MnistErrorsTest {
  private static final String IMAGES = "train-images-idx3-ubyte";
  private static final String LABELS = "train-labels-idx1-ubyte";

  @TempDir private Path directory;

  @Test
  void aMissingPathIsRefused() {
    assertThatThrownBy(() -> reader().load())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the mnist reader needs the directory of the files: load(directory) or option path");
  }

  @Test
  void severalPathsAreRefused() {
    assertThatThrownBy(() -> reader().load("/a", "/b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the mnist reader reads one directory, found several: [\"/a\",\"/b\"]");
  }

  @Test
  void anUnknownSplitIsRefused() {
    assertThatThrownBy(() -> reader().option("split", "validation").load(directory.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the mnist reader's option split must be train or test, found 'validation'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "many"})
  void rowsPerPartitionMustBeAPositiveNumber(String value) {
    assertThatThrownBy(() -> reader().option("rowsPerPartition", value).load(directory.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the mnist reader's option rowsPerPartition must be a whole number of at least 1,"
                + " found '%s'",
            value);
  }

  @Test
  void anotherSchemaIsRefused() {
    IdxWriter.train(directory, 1);

    assertThatThrownBy(() -> reader().schema("pixels binary").load(directory.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the mnist reader's schema is struct<image:struct<origin:string,height:int,width:int,"
                + "nChannels:int,mode:int,data:binary>,label:int>,"
                + " but struct<pixels:binary> was stated");
  }

  @Test
  void aMissingDirectoryIsNamed() {
    Path missing = directory.resolve("missing");

    assertThatThrownBy(() -> reader().load(missing.toString()))
        .isInstanceOf(BadFilesException.class)
        .hasMessage("the directory file:%s does not exist", missing);
  }

  @Test
  void aFileInPlaceOfADirectoryIsNamed() {
    IdxWriter.train(directory, 1);
    Path file = directory.resolve(IMAGES);

    assertThatThrownBy(() -> reader().load(file.toString()))
        .isInstanceOf(BadFilesException.class)
        .hasMessage("file:%s is a file; expected the directory it is in", file);
  }

  @Test
  void aMissingFileIsListedWithAllItsNames() throws IOException {
    IdxWriter.train(directory, 1);
    Files.delete(directory.resolve(LABELS));

    assertLoading()
        .hasMessage(
            "file:%s has no labels of the split 'train'; looked for train-labels-idx1-ubyte,"
                + " train-labels.idx1-ubyte, train-labels-idx1-ubyte.gz,"
                + " train-labels.idx1-ubyte.gz",
            directory);
  }

  @Test
  void exchangedFilesAreFoundByTheirMagicNumbers() {
    write(IMAGES, IdxWriter.labels(20));
    write(LABELS, IdxWriter.images(20));

    assertLoading()
        .hasMessage(
            "%s is not an idx file of images: it begins with 0x00000801, expected 0x00000803",
            file(IMAGES));
  }

  @Test
  void aLabelsFileWithAnotherMagicNumberIsRefused() {
    write(IMAGES, IdxWriter.images(2));
    write(LABELS, IdxWriter.images(2));

    assertLoading()
        .hasMessage(
            "%s is not an idx file of labels: it begins with 0x00000803, expected 0x00000801",
            file(LABELS));
  }

  @Test
  void aTruncatedFileIsRefused() {
    write(IMAGES, Arrays.copyOf(IdxWriter.images(2), 27));
    write(LABELS, IdxWriter.labels(2));

    assertLoading()
        .hasMessage(
            "%s is truncated: it has 27 bytes, but its header (2 rows of 3 × 2) makes 28",
            file(IMAGES));
  }

  @Test
  void aFileThatEndsWithinItsHeaderIsRefused() {
    write(IMAGES, Arrays.copyOf(IdxWriter.images(2), 10));
    write(LABELS, IdxWriter.labels(2));

    assertLoading()
        .hasMessage(
            "%s is truncated: it ends within the header of 16 bytes, after 10 bytes on disk",
            file(IMAGES));
  }

  @Test
  void trailingBytesAreRefused() {
    write(IMAGES, IdxWriter.images(2));
    write(LABELS, Arrays.copyOf(IdxWriter.labels(2), 11));

    assertLoading()
        .hasMessage(
            "%s is too long: it has 11 bytes, but its header (2 rows of 1 × 1) makes 10",
            file(LABELS));
  }

  @Test
  void aHeaderWithImpossibleSizesIsRefused() {
    byte[] images = IdxWriter.images(1);
    ByteBuffer.wrap(images).putInt(8, 1 << 20).putInt(12, 1 << 20);
    write(IMAGES, images);
    write(LABELS, IdxWriter.labels(1));

    assertLoading()
        .hasMessage("%s has a broken header: it says 1 rows of 1048576 × 1048576", file(IMAGES));
  }

  @Test
  void imagesAndLabelsMustBeAsMany() {
    write(IMAGES, IdxWriter.images(3));
    write(LABELS, IdxWriter.labels(2));

    assertLoading().hasMessage("%s has 3 images, but %s has 2 labels", file(IMAGES), file(LABELS));
  }

  @Test
  void aFileThatIsNotGzipInSpiteOfItsNameIsRefused() {
    write(IMAGES + ".gz", IdxWriter.images(2));

    assertLoading().hasMessage("%s.gz cannot be unzipped: Not in GZIP format", file(IMAGES));
  }

  @Test
  void aGzippedFileThatHoldsTooFewRowsFailsWhereItEnds() {
    write(IMAGES + ".gz", IdxWriter.gzip(Arrays.copyOf(IdxWriter.images(3), 30)));
    write(LABELS, IdxWriter.labels(3));

    assertReading()
        .hasMessage(
            "%s.gz is truncated: it ends after 2 whole rows, but its header says 3", file(IMAGES));
  }

  @Test
  void aGzippedFileThatWasCutFails() {
    byte[] labels = IdxWriter.gzip(IdxWriter.labels(3));
    write(IMAGES, IdxWriter.images(3));
    write(LABELS + ".gz", Arrays.copyOf(labels, labels.length - 4));

    assertReading()
        .hasMessage(
            "%s.gz is truncated: it ends after 2 whole rows, but its header says 3", file(LABELS));
  }

  @Test
  void aGzippedFileWithAWrongChecksumFails() {
    byte[] images = IdxWriter.gzip(IdxWriter.images(3));
    images[images.length - 8]++;
    write(IMAGES + ".gz", images);
    write(LABELS, IdxWriter.labels(3));

    assertReading().hasMessage("%s.gz cannot be unzipped: Corrupt GZIP trailer", file(IMAGES));
  }

  @Test
  void aGzippedFileWithTrailingBytesFails() {
    write(IMAGES + ".gz", IdxWriter.gzip(Arrays.copyOf(IdxWriter.images(3), 35)));
    write(LABELS, IdxWriter.labels(3));

    assertReading()
        .hasMessage("%s.gz is too long: bytes follow the 3 rows of its header", file(IMAGES));
  }

  private static DataFrameReader reader() {
    return SharedSpark.session().read().format("mnist");
  }

  private AbstractThrowableAssert<?, ?> assertLoading() {
    return assertThatThrownBy(() -> reader().load(directory.toString()))
        .isInstanceOf(BadFilesException.class);
  }

  private AbstractThrowableAssert<?, ?> assertReading() {
    var digits = reader().load(directory.toString());
    return assertThatThrownBy(digits::collectAsList).isInstanceOf(BadFilesException.class);
  }

  private String file(String name) {
    return "file:" + directory.resolve(name);
  }

  private void write(String name, byte[] bytes) {
    IdxWriter.write(directory.resolve(name), bytes);
  }
}
