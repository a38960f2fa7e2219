package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredZipTest {
  private static final int CENTRAL = 'P' | 'K' << 8 | 1 << 16 | 2 << 24;
  private static final int FLAGS = 8;
  private static final int METHOD = 10;
  private static final int COMPRESSED_SIZE = 20;
  private static final int SIZE = 24;
  private static final int LOCAL_HEADER = 42;
  private static final int NAME = 46;

  @TempDir private Path folder;

  private StoredZip open(byte[] archive) throws IOException {
    Path file = Files.write(folder.resolve("a.zip"), archive);
    return StoredZip.open(
        FileSystem.getLocal(new Configuration(false)), new org.apache.hadoop.fs.Path(file.toUri()));
  }

  private static byte[] two() throws IOException {
    return PyTorchFixtures.zip(
        new TreeMap<>(Map.of("a", new byte[] {1, 2, 3}, "b", new byte[] {4, 5})));
  }

  /** Changes the list's entry of the first of {@link #two}, which the buffer begins with. */
  private interface Change {
    void make(ByteBuffer first);
  }

  private static byte[] changed(Change change) throws IOException {
    byte[] archive = two();
    int at = 0;
    while (ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN).getInt(at) != CENTRAL) {
      at++;
    }
    ByteBuffer first = ByteBuffer.wrap(archive, at, archive.length - at).slice();
    change.make(first.order(ByteOrder.LITTLE_ENDIAN));
    return archive;
  }

  private void refused(byte[] archive, String message) {
    assertThatThrownBy(
            () -> {
              try (StoredZip zip = open(archive)) {
                zip.start(zip.names().iterator().next());
              }
            })
        .isInstanceOfAny(IOException.class, IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void findsEntriesWhereTheyLie() throws IOException {
    byte[] archive = two();
    try (StoredZip zip = open(archive)) {
      assertThat(zip.names()).containsExactly("a", "b");
      assertThat(zip.bytes("b", 2)).containsExactly(4, 5);
      assertThat(zip.bytes("a", 100)).containsExactly(1, 2, 3);
      assertThat(archive[(int) zip.start("b") + 1]).isEqualTo((byte) 5);
      assertThat(zip.size("a")).isEqualTo(3);
      assertThatThrownBy(() -> zip.bytes("a", 2))
          .hasMessage("entry a takes 3 bytes, expected at most 2");
      assertThatThrownBy(() -> zip.start("c")).hasMessage("there is no entry c");
    }
  }

  @Test
  void compressedEntriesAreRefused() throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      zip.putNextEntry(new ZipEntry("a/data.pkl"));
      zip.write(new byte[10_000]);
    }
    refused(
        archive.toByteArray(),
        "entry a/data.pkl is compressed; torch.save stores entries as they are");
  }

  private void refusedAfter(Change change, String message) throws IOException {
    refused(changed(change), message);
  }

  @Test
  void entriesThatLieAboutThemselvesAreRefused() throws IOException {
    refusedAfter(first -> first.put(FLAGS, (byte) (first.get(FLAGS) | 1)), "entry a is encrypted");
    refusedAfter(first -> first.putShort(METHOD, (short) 12), "entry a is compressed");
    refusedAfter(first -> first.putInt(SIZE, 4), "entry a is compressed");
    refusedAfter(
        first -> first.putInt(SIZE, 1 << 20).putInt(COMPRESSED_SIZE, 1 << 20),
        "entry a of 1048576 bytes does not fit, with those before it, a file of ");
    refusedAfter(first -> first.put(NAME, (byte) 'b'), "entry b is there twice");
  }

  @Test
  void entriesThatLieBehindTheEndAreRefused() throws IOException {
    refusedAfter(first -> first.putInt(LOCAL_HEADER, 1 << 30), "starts after central directory");
    byte[] archive = two();
    int header = 0; // of which the name is longer than the file
    ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN).putShort(header + 26, (short) 9999);
    refused(archive, "overlaps with central directory");
  }

  @Test
  void manyEntriesAreTooMany() throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    String longName = "n".repeat(60_000);
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      for (int i = 0; i < 300; i++) {
        ZipEntry entry = new ZipEntry(longName + i);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(0);
        entry.setCrc(0);
        zip.putNextEntry(entry);
      }
    }
    refused(
        archive.toByteArray(),
        "not a zip archive that can be read: more than 16777216 bytes would have to be read");
  }

  @Test
  void longNamesAndControlCharactersAreNotShown() throws IOException {
    byte[] archive = two();
    String text = new String(archive, StandardCharsets.ISO_8859_1).replace("b", "\n");
    try (StoredZip zip = open(text.getBytes(StandardCharsets.ISO_8859_1))) {
      assertThat(zip.names()).containsExactly("a", "\n");
      assertThatThrownBy(() -> zip.bytes("\n", 1)).hasMessageStartingWith("entry ? takes");
      assertThatThrownBy(() -> zip.size("x".repeat(100)))
          .hasMessage("there is no entry " + "x".repeat(80) + "...");
    }
  }
}
