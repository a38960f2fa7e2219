package org.sparkcnn.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** The files that make_pytorch_files.py wrote, and archives put together anew. */
final class PyTorchFixtures {
  static final Path FOLDER = folder();

  private PyTorchFixtures() {}

  /** A tensor that a file holds; no values where they cannot be read. */
  record Expected(String name, String dtype, List<Long> shape, List<Float> values) {}

  /** What is in a file. */
  record GoldenFile(String name, List<Expected> tensors) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<GoldenFile> golden() {
    ObjectMapper json = new ObjectMapper();
    try {
      Map<String, List<Expected>> files =
          json.readValue(
              FOLDER.resolve("pytorch.json").toFile(),
              json.getTypeFactory()
                  .constructMapType(
                      LinkedHashMap.class,
                      json.constructType(String.class),
                      json.getTypeFactory().constructCollectionType(List.class, Expected.class)));
      return files.entrySet().stream()
          .map(file -> new GoldenFile(file.getKey(), file.getValue()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(FOLDER.resolve(name + ".pth"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what an archive holds, by name and in order. */
  static Map<String, byte[]> unzip(byte[] archive) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(archive)).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  /** Returns an archive that holds these entries as they are. */
  static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        CRC32 sum = new CRC32();
        sum.update(entry.getValue());
        ZipEntry stored = new ZipEntry(entry.getKey());
        stored.setMethod(ZipEntry.STORED);
        stored.setSize(entry.getValue().length);
        stored.setCrc(sum.getValue());
        zip.putNextEntry(stored);
        zip.write(entry.getValue());
      }
    }
    return archive.toByteArray();
  }

  private static Path folder() {
    try {
      return Path.of(PyTorchFixtures.class.getResource("/state-dicts").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
