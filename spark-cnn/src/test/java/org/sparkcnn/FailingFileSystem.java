package org.sparkcnn;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/**
 * A local file system, under the scheme {@code failing}, that fails when a test says so. Each
 * {@link Disk} is one of its own.
 */
public final class FailingFileSystem extends RawLocalFileSystem {
  private static final Map<String, Disk> DISKS = new ConcurrentHashMap<>();

  private URI uri;

  /** What is asked of a disk. */
  public enum Call {
    /** A file is made, and not a byte written. */
    CREATE,
    /** A file's first half is written. */
    WRITE,
    RENAME,
    /** A folder is renamed and a file in it is lost, as where renames go file by file. */
    LOSE,
    DELETE
  }

  /** When a disk fails. */
  public static final class Disk {
    private final String name = UUID.randomUUID().toString();
    private final Path folder;
    private volatile Map<Call, Predicate<String>> failures = Map.of();

    /** Makes a disk that does not fail. */
    public Disk(Path folder) {
      this.folder = folder;
      DISKS.put(name, this);
    }

    /** Returns a path for Hadoop. */
    public org.apache.hadoop.fs.Path path(String file) {
      return new org.apache.hadoop.fs.Path("failing://" + name + folder.resolve(file));
    }

    /** From now on, these calls fail for files whose names these are. */
    public void fail(Map<Call, Predicate<String>> calls) {
      failures = calls;
    }

    /** From now on, nothing can be written or deleted. */
    public void failAll() {
      fail(Map.of(Call.CREATE, file -> true, Call.RENAME, file -> true, Call.DELETE, file -> true));
    }

    /** From now on, all is well. */
    public void recover() {
      failures = Map.of();
    }

    private boolean fails(Call call, org.apache.hadoop.fs.Path file) {
      return failures.getOrDefault(call, any -> false).test(file.getName());
    }

    private void check(Call call, org.apache.hadoop.fs.Path file) throws IOException {
      if (fails(call, file)) {
        throw new IOException("no more disk at " + file.getName());
      }
    }
  }

  @Override
  public String getScheme() {
    return "failing";
  }

  @Override
  public void initialize(URI name, Configuration conf) throws IOException {
    uri = URI.create(name.getScheme() + "://" + name.getAuthority());
    super.initialize(name, conf);
  }

  @Override
  public URI getUri() {
    return uri == null ? super.getUri() : uri;
  }

  private Disk disk() {
    return DISKS.get(uri.getAuthority());
  }

  @Override
  public FSDataOutputStream create(
      org.apache.hadoop.fs.Path f,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    if (Thread.interrupted()) { // as HDFS has it
      throw new InterruptedIOException("interrupted at " + f.getName());
    }
    disk().check(Call.CREATE, f);
    FSDataOutputStream file =
        super.create(f, overwrite, bufferSize, replication, blockSize, progress);
    return disk().fails(Call.WRITE, f) ? new FSDataOutputStream(new Half(file), null) : file;
  }

  @Override
  public boolean rename(org.apache.hadoop.fs.Path src, org.apache.hadoop.fs.Path dst)
      throws IOException {
    disk().check(Call.RENAME, dst);
    boolean renamed = super.rename(src, dst);
    for (FileStatus status : listStatus(dst)) {
      if (disk().fails(Call.LOSE, status.getPath())) {
        super.delete(status.getPath(), false);
      }
    }
    return renamed;
  }

  @Override
  public boolean delete(org.apache.hadoop.fs.Path p, boolean recursive) throws IOException {
    disk().check(Call.DELETE, p);
    return super.delete(p, recursive);
  }

  /** Takes the first half of what is written, then fails as Hadoop's local file system does. */
  private static final class Half extends OutputStream {
    private static final RawLocalFileSystem FULL = full();

    private final OutputStream file;

    Half(OutputStream file) {
      this.file = file;
    }

    private static RawLocalFileSystem full() {
      RawLocalFileSystem local = new RawLocalFileSystem();
      try {
        local.initialize(URI.create("file:///"), new Configuration(false));
        return local;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      file.write(bytes, offset, length / 2);
      file.flush();
      try (OutputStream full = FULL.create(new org.apache.hadoop.fs.Path("/dev/full"), true)) {
        full.write(1);
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
