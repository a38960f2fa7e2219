package org.sparkcnn.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotographsTest {
  @TempDir private Path folder;

  @Test
  void theJpegFilesOfFoldersAreReadInTheirOrder() throws IOException {
    Files.write(Files.createDirectory(folder.resolve("b")).resolve("1.JPEG"), new byte[] {2});
    Files.write(folder.resolve("a.jpg"), new byte[] {1});
    Files.writeString(folder.resolve("README.md"), "no photograph");

    assertThat(Photographs.read(folder)).containsExactly(new byte[] {1}, new byte[] {2});
  }

  @Test
  void aTarHoldsThemToo() throws IOException {
    Path tar = folder.resolve("all.tar");
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
      put(out, "set/one.JPEG", new byte[] {1, 2});
      put(out, "set/labels.txt", new byte[] {9});
      put(out, "set/two.jpg", new byte[] {3});
    }

    assertThat(Photographs.read(tar)).containsExactly(new byte[] {1, 2}, new byte[] {3});
  }

  @Test
  void nothingToDecodeIsAMistake() {
    assertThatThrownBy(() -> Photographs.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s has no files whose names end in .jpg or .jpeg; expected photographs", folder);
  }

  private static void put(TarArchiveOutputStream out, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    out.putArchiveEntry(entry);
    out.write(content);
    out.closeArchiveEntry();
  }
}
