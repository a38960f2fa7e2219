package org.sparkcnn.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A zip archive of which those entries are read that lie in it as they are, neither compressed nor
 * encrypted, so that any part of one can be read where it lies. Names are only compared, never
 * taken for paths. The sums over entries' bytes are not looked at: PyTorch can be told to leave
 * them out.
 */
final class StoredZip implements Closeable {
  /** PyTorch takes about a hundred bytes an entry. */
  private static final int LONGEST_DIRECTORY = 16 << 20;

  private static final int SIGNATURE = 'P' << 24 | 'K' << 16 | 3 << 8 | 4;

  private final FSDataInputStream in;
  private final long length;
  private final ZipFile zip;
  private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();

  private StoredZip(FSDataInputStream in, long length) throws IOException {
    this.in = in;
    this.length = length;
    if (length < Integer.BYTES || in.readInt() != SIGNATURE) {
      throw new IllegalArgumentException(
          "not a zip archive, as torch.save writes them since PyTorch 1.6;"
              + " load an older file with PyTorch 1.6 or newer and save it again");
    }
    HadoopChannel channel = new HadoopChannel(in, length);
    channel.limit(LONGEST_DIRECTORY);
    try {
      // Entries' own headers are looked at when needed: they are spread over the whole file.
      zip = ZipFile.builder().setSeekableByteChannel(channel).setIgnoreLocalFileHeader(true).get();
    } catch (IOException | RuntimeException e) { // the library is not sure which
      throw new IOException("not a zip archive that can be read: " + reason(e), e);
    }
    channel.limit(Long.MAX_VALUE);
    addAll();
  }

  /**
   * Reads the list of entries.
   *
   * @throws IOException if the file cannot be read or is no zip archive
   * @throws IllegalArgumentException if it is one that is not as described above, or lies about its
   *     size
   */
  static StoredZip open(FileSystem system, Path file) throws IOException {
    long length = system.getFileStatus(file).getLen();
    FSDataInputStream in = system.open(file);
    try {
      return new StoredZip(in, length);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private void addAll() {
    long total = 0;
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      long size = entry.getCompressedSize();
      if (size < 0 || size > length - total) {
        throw refused(
            entry,
            "of %d bytes does not fit, with those before it, a file of %d bytes"
                .formatted(size, length));
      }
      total += size;
      if (entries.put(entry.getName(), entry) != null) {
        throw refused(entry, "is there twice");
      }
    }
  }

  private static String reason(Throwable e) {
    if (e.getCause() != null) {
      return reason(e.getCause());
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static IllegalArgumentException refused(ZipArchiveEntry entry, String why) {
    return new IllegalArgumentException(
        "entry %s %s".formatted(Unread.shown(entry.getName()), why));
  }

  /** Returns the entries' names, in the order of the list. */
  Set<String> names() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  /**
   * Returns how many bytes an entry holds.
   *
   * @throws IllegalArgumentException if there is no such entry, or it is compressed or encrypted
   */
  long size(String name) {
    return find(name).getSize();
  }

  /** Returns where in the file an entry's first byte lies; all of its bytes are in the file. */
  long start(String name) throws IOException {
    ZipArchiveEntry entry = find(name);
    long start;
    try (InputStream located = zip.getRawInputStream(entry)) {
      start = entry.getDataOffset();
    } catch (RuntimeException e) { // as above
      throw new IOException("entry %s cannot be found".formatted(Unread.shown(name)), e);
    }
    if (start < 0 || start > length - entry.getSize()) {
      throw refused(
          entry,
          "of %d bytes at %d ends after the file's %d bytes"
              .formatted(entry.getSize(), start, length));
    }
    return start;
  }

  /** Fills the first bytes of an array from a place in the file. */
  void read(long position, byte[] to, int count) throws IOException {
    if (in.getPos() != position) {
      in.seek(position);
    }
    in.readFully(to, 0, count);
  }

  /**
   * Returns all of an entry.
   *
   * @throws IllegalArgumentException if it is longer than that
   */
  byte[] bytes(String name, int longest) throws IOException {
    long size = size(name);
    if (size > longest) {
      throw new IllegalArgumentException(
          "entry %s takes %d bytes, expected at most %d"
              .formatted(Unread.shown(name), size, longest));
    }
    byte[] bytes = new byte[(int) size];
    read(start(name), bytes, bytes.length);
    return bytes;
  }

  private ZipArchiveEntry find(String name) {
    ZipArchiveEntry entry = entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException("there is no entry " + Unread.shown(name));
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw refused(entry, "is encrypted");
    }
    if (entry.getMethod() != ZipEntry.STORED || entry.getCompressedSize() != entry.getSize()) {
      throw refused(entry, "is compressed; torch.save stores entries as they are");
    }
    return entry;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
