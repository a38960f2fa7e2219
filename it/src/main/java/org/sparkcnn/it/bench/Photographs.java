package org.sparkcnn.it.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** JPEG files in memory. */
final class Photographs {
  private Photographs() {}

  /**
   * Reads the JPEG files of a folder, and of the folders in it, or of a tar archive.
   *
   * @throws IllegalArgumentException if there are none
   */
  static List<byte[]> read(Path data) {
    try {
      List<byte[]> files = Files.isDirectory(data) ? readFolder(data) : readTar(data);
      if (files.isEmpty()) {
        throw new IllegalArgumentException(
            data + " has no files whose names end in .jpg or .jpeg; expected photographs");
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the photographs of " + data, e);
    }
  }

  private static List<byte[]> readFolder(Path folder) throws IOException {
    List<byte[]> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(path -> isJpeg(path.toString())).sorted().toList()) {
        files.add(Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static List<byte[]> readTar(Path tar) throws IOException {
    List<byte[]> files = new ArrayList<>();
    try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(tar))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.isFile() && isJpeg(entry.getName())) {
          files.add(in.readAllBytes());
        }
      }
    }
    return files;
  }

  private static boolean isJpeg(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".jpg") || lower.endsWith(".jpeg");
  }
}
