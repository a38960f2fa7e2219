package org.sparkcnn.data.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.data.source.BadFilesException;
import org.sparkcnn.data.source.FileSlice;
import org.sparkcnn.network.Shape;

class PackedErrorsTest {
  private static final PackedFormat FORMAT =
      PackedSet.format(PackedSet.COLOUR, Compression.NONE, 4);

  @TempDir private Path folder;

  @Test
  void aFolderWithoutAMarkerIsNoDataSet() {
    assertThatThrownBy(this::load)
        .isInstanceOf(BadFilesException.class)
        .hasMessage(
            "file:%s has no _packed-images.json: it is no packed data set, or one whose writing"
                + " did not come to its end",
            folder);
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    PackedFile file = PackedSet.write(folder, FORMAT, 10, 1 << 20).get(0);
    Files.delete(folder.resolve(file.name()));

    assertThatThrownBy(this::load)
        .isInstanceOf(BadFilesException.class)
        .hasMessage("file:%s has no %s, a file of its packed data set", folder, file.name());
  }

  @Test
  void aFileOfAnotherLengthIsNamed() throws IOException {
    PackedFile file = PackedSet.write(folder, FORMAT, 10, 1 << 20).get(0);
    replace(file, Arrays.copyOf(bytes(file), 1000));

    assertThatThrownBy(this::load)
        .hasMessage(
            "file:%s/%s has 1000 bytes, but _packed-images.json says %d",
            folder, file.name(), file.bytes());
  }

  @Test
  void aFileThatIsTruncatedAfterItWasFoundFailsWhereItIsRead() throws IOException {
    PackedFile file = PackedSet.write(folder, FORMAT, 10, 1 << 20).get(0);
    var images = SharedSpark.session().read().format("packed-images").load(folder.toString());
    replace(file, Arrays.copyOf(bytes(file), 1000));

    assertThatThrownBy(images::collectAsList)
        .hasStackTraceContaining(
            "file:%s/%s is no whole file of this packed data set".formatted(folder, file.name()));
  }

  @Test
  void aForeignFileOfTheRightLengthIsRefused() throws IOException {
    PackedFile file = PackedSet.write(folder, FORMAT, 10, 1 << 20).get(0);
    replace(file, new byte[(int) file.bytes()]);

    assertThatThrownBy(() -> read(FORMAT, file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "file:%s/%s is no whole file of this packed data set: it ends with the bytes"
                + " [0, 0, 0, 0, 0, 0], expected [65, 82, 82, 79, 87, 49], the end of an Arrow file",
            folder, file.name());
  }

  @Test
  void aFileOfAnotherFormatIsRefused() throws IOException {
    PackedFile file = PackedSet.write(folder, FORMAT, 10, 1 << 20).get(0);

    assertThatThrownBy(() -> read(PackedSet.format(PackedSet.GREY, Compression.NONE, 4), file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its schema is Schema<image: FixedSizeBinary(24)")
        .hasMessageContaining("expected Schema<image: FixedSizeBinary(15)");
  }

  @Test
  void aFileOfOtherRecordBatchesIsRefused() throws IOException {
    PackedFile file = PackedSet.write(folder, FORMAT, 10, 1 << 20).get(0);

    assertThatThrownBy(() -> read(PackedSet.format(PackedSet.COLOUR, Compression.NONE, 6), file))
        .hasMessageEndingWith("it has 3 record batches, expected 2");
    assertThatThrownBy(() -> read(PackedSet.format(PackedSet.COLOUR, Compression.NONE, 5), file))
        .hasMessageEndingWith("it has 3 record batches, expected 2");
    assertThatThrownBy(
            () -> read(FORMAT, new PackedFile(file.name(), file.bytes(), file.rows() + 1)))
        .hasMessageEndingWith("record batch 2 has 2 rows, expected 3");
  }

  /** Wherever a file is damaged, it is read or refused by name: nothing else may come of it. */
  @ParameterizedTest
  @EnumSource
  void damagedFilesAreRefusedByName(Compression compression) throws IOException {
    PackedFormat format = PackedSet.format(PackedSet.COLOUR, compression, 4);
    PackedFile file = PackedSet.write(folder, format, 10, 1 << 20).get(0);
    byte[] whole = bytes(file);
    SplittableRandom random = new SplittableRandom(5);
    int cases = Integer.getInteger("fuzz.cases", 500);
    int refused = 0;
    for (int i = 0; i < cases; i++) {
      byte[] damaged = whole.clone();
      int mutations = random.nextInt(1, 4);
      for (int k = 0; k < mutations; k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      replace(file, damaged);
      Throwable failure = catchThrowable(() -> read(format, file));
      if (failure != null) {
        refused++;
        assertThat(failure)
            .isInstanceOfAny(IOException.class, BadFilesException.class)
            .hasMessageContaining(folder + "/" + file.name());
      }
    }
    assertThat(refused).isBetween(cases / 10, cases - 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"packed-images\"|\"packed-pictures\"|expected the format 'packed-images', found"
            + " 'packed-pictures'",
        "\"version\" : 1|\"version\" : 2|version 2 was found, but this spark-cnn reads version 1",
        "\"rows\" : 10,|\"rows\" : 11,|11 rows, but its files have 10",
        "\"rows\" : 10,|\"rows\" : \"ten\",|\"ten\"",
        "\"rows\" : 10,||Missing creator property 'rows'",
        "\"rows\" : 10,|\"rows\" : 10, \"columns\" : 4,|Unrecognized field \"columns\"",
        "\"part-|\"../part-|is no name of a packed file",
        "\"none\"|\"gzip\"|compression must be one of none, lz4, zstd, found 'gzip'",
        "\"HWC\"|\"CHW\"|expected images of the layout HWC and the type UINT8, found CHW",
        "\"channels\" : 3|\"channels\" : 2|1 (grey) or 3 channels",
        "\"height\" : 2|\"height\" : 0|every size must be at least 1",
        "{|[|not JSON"
      })
  void aDamagedMarkerIsRefusedByName(String found, String replacement, String message)
      throws IOException {
    PackedSet.write(folder, FORMAT, 10, 1 << 20);
    Path marker = folder.resolve(PackedMarker.NAME);
    String json = Files.readString(marker);
    assertThat(json).contains(found);
    Files.delete(folder.resolve("." + PackedMarker.NAME + ".crc"));
    Files.writeString(marker, json.replace(found, replacement == null ? "" : replacement));

    assertThatThrownBy(this::load)
        .isInstanceOf(BadFilesException.class)
        .hasMessageStartingWith("file:%s/_packed-images.json: ", folder)
        .hasMessageContaining(message);
  }

  @Test
  void imagesOfTwoChannelsAreRefused() {
    assertThatThrownBy(() -> PackedSet.format(Shape.image(2, 8, 8), Compression.NONE, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "images are packed with 1 (grey) or 3 channels (red, green, blue), found (2, 8, 8)"
                + " (C, H, W)");
  }

  private void load() {
    SharedSpark.session().read().format("packed-images").load(folder.toString());
  }

  private byte[] bytes(PackedFile file) throws IOException {
    return Files.readAllBytes(folder.resolve(file.name()));
  }

  /** Without a checksum, as object stores keep files: Hadoop's would find the damage. */
  private void replace(PackedFile file, byte[] bytes) throws IOException {
    Files.deleteIfExists(folder.resolve("." + file.name() + ".crc"));
    Files.write(folder.resolve(file.name()), bytes);
  }

  private void read(PackedFormat format, PackedFile file) throws IOException {
    List<String> columns = List.of("image", "label", "weight");
    FileSlice all = new FileSlice(0, 0, format.batches(file.rows()));
    try (PackedRowReader reader =
        new PackedRowReader(PackedSet.hadoop(folder), format, file, all, columns, PackedSet.CONF)) {
      while (reader.next()) {
        assertThat(reader.get().numFields()).isEqualTo(3);
      }
    }
  }
}
