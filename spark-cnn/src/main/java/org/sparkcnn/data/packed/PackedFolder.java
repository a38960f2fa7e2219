package org.sparkcnn.data.packed;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A data set's folder on the driver: what makes it whole, and what becomes of a job's files. */
final class PackedFolder {
  private final FileSystem fs;
  private final Path path;

  PackedFolder(Path path, Configuration conf) throws IOException {
    this.fs = path.getFileSystem(conf);
    this.path = fs.makeQualified(path);
  }

  Path path() {
    return path;
  }

  /**
   * Checks that a data set may be written, and makes the folder.
   *
   * @throws FileAlreadyExistsException if it is there, with files in it, and is not to be replaced
   */
  void prepare(boolean overwrite) throws IOException {
    if (fs.exists(path)) {
      if (!fs.getFileStatus(path).isDirectory()) {
        throw new FileAlreadyExistsException(path + " is a file; expected a folder, or nothing");
      }
      // A failed job's slowest task may have left the folder itself.
      if (!overwrite && fs.listStatus(path).length > 0) {
        throw new FileAlreadyExistsException(
            "%s exists already; param 'overwrite' must be true to replace it".formatted(path));
      }
    }
    fs.mkdirs(path);
  }

  /**
   * Makes a job's files the data set. One that was there before is whole until then, and is deleted
   * afterwards; whatever else is in the folder is left alone.
   *
   * @throws IOException if a file of the job is not there, or is of another length
   */
  void commit(PackedMarker marker) throws IOException {
    check(marker);
    Path temporary = new Path(path, "." + PackedMarker.NAME + ".tmp");
    try (OutputStream out = fs.create(temporary, true)) {
      out.write(marker.write().getBytes(StandardCharsets.UTF_8));
    }
    Path whole = new Path(path, PackedMarker.NAME);
    fs.delete(whole, false);
    if (!fs.rename(temporary, whole)) {
      throw new IOException("%s cannot be renamed to %s".formatted(temporary, whole));
    }
    Set<String> kept = new HashSet<>();
    marker.files().forEach(file -> kept.add(file.name()));
    delete(name -> isPart(name) && !kept.contains(name));
  }

  /**
   * Deletes what a job wrote, and the folder if there was nothing else in it. Tasks that Spark is
   * about to kill may be writing still: they delete their files themselves.
   *
   * @param failure why; what cannot be deleted is added to it
   */
  void abort(String job, Exception failure) {
    try {
      delete(name -> isPart(name) && name.contains(job));
      if (fs.listStatus(path).length == 0) {
        fs.delete(path, false);
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static boolean isPart(String name) {
    boolean temporary = name.startsWith(".") && name.endsWith(".tmp");
    return PackedFile.isName(temporary ? name.substring(1, name.length() - 4) : name);
  }

  private void delete(Predicate<String> names) throws IOException {
    for (FileStatus status : fs.listStatus(path)) {
      if (status.isFile() && names.test(status.getPath().getName())) {
        fs.delete(status.getPath(), false);
      }
    }
  }

  /**
   * Reads what the data set is, and checks that its files are there.
   *
   * @throws IOException naming the file that is missing or not what it should be
   */
  PackedMarker open() throws IOException {
    Path file = new Path(path, PackedMarker.NAME);
    byte[] json;
    try (InputStream in = fs.open(file)) {
      json = in.readAllBytes();
    } catch (FileNotFoundException e) {
      throw new FileNotFoundException(
          "%s has no %s: it is no packed data set, or one whose writing did not come to its end"
              .formatted(path, PackedMarker.NAME));
    }
    PackedMarker marker;
    try {
      marker = PackedMarker.read(new String(json, StandardCharsets.UTF_8));
      marker.packedFormat();
      marker.label();
    } catch (RuntimeException e) {
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    }
    check(marker);
    return marker;
  }

  private void check(PackedMarker marker) throws IOException {
    Map<String, Long> lengths = new HashMap<>();
    for (FileStatus status : fs.listStatus(path)) {
      lengths.put(status.getPath().getName(), status.getLen());
    }
    for (PackedFile file : marker.files()) {
      Long bytes = lengths.get(file.name());
      if (bytes == null) {
        throw new FileNotFoundException(
            "%s has no %s, a file of its packed data set".formatted(path, file.name()));
      }
      if (bytes != file.bytes()) {
        throw new IOException(
            "%s has %d bytes, but %s says %d"
                .formatted(new Path(path, file.name()), bytes, PackedMarker.NAME, file.bytes()));
      }
    }
  }
}
