package org.sparkcnn.natives;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that a process unpacks native libraries into: its own, because executors on one host,
 * each with its own copy of the jar, would otherwise overwrite libraries that the others have
 * mapped. It lives as long as the process, which holds a lock in it; folders without such a lock
 * are what killed processes left, and are removed.
 */
final class UnpackFolder {
  private static final Logger LOG = LoggerFactory.getLogger(UnpackFolder.class);
  private static final String PREFIX = "spark-cnn-natives-";
  private static final String LOCK = "in-use";
  private static final Duration MAKING = Duration.ofMinutes(5);

  private UnpackFolder() {}

  /**
   * Returns where the folder belongs: in the scratch folder that a Spark worker gave its executor
   * and removes with the application, even if the executor was killed; elsewhere in {@code
   * java.io.tmpdir}, which on YARN goes with the container.
   *
   * @param environment gives the value of an environment variable, or null
   */
  static Path parent(UnaryOperator<String> environment) {
    String scratch = environment.apply("SPARK_EXECUTOR_DIRS");
    return scratch == null || scratch.isEmpty()
        ? Path.of(System.getProperty("java.io.tmpdir"))
        : Path.of(scratch.split(Pattern.quote(File.pathSeparator), 2)[0]);
  }

  /** Makes the folder under {@code parent} and removes it when the process ends. */
  static Path create(Path parent) {
    try {
      removeAbandoned(parent);
      Path folder = Files.createTempDirectory(parent, PREFIX);
      // Locked before it has its name: an unlocked file of that name would look abandoned.
      Path unnamed = folder.resolve(LOCK + ".new");
      FileChannel channel =
          FileChannel.open(unnamed, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.lock();
      Files.move(unnamed, folder.resolve(LOCK));
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    remove(folder);
                    close(lock, channel);
                  },
                  "spark-cnn-natives-cleanup"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot make a folder for native libraries (about 450 MB) in "
              + parent
              + "; java.io.tmpdir says where, spark.local.dir of the worker on a standalone cluster",
          e);
    }
  }

  static void removeAbandoned(Path parent) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : folders) {
        if (isAbandoned(folder)) {
          LOG.info("Removing native libraries that another process left in {}", folder);
          remove(folder);
        }
      }
    }
  }

  /**
   * A folder has its lock file within moments. One that is older and has none was unpacked into by
   * a thread that still ran when its process, ending, had removed the folder.
   */
  private static boolean isAbandoned(Path folder) {
    Path file = folder.resolve(LOCK);
    try {
      if (!Files.exists(file)) {
        return Files.getLastModifiedTime(folder).toInstant().isBefore(Instant.now().minus(MAKING));
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        return lock != null;
      }
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }

  private static void remove(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e)
                throws IOException {
              Files.deleteIfExists(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // Mapped libraries cannot be removed on Windows; the next process does it.
      LOG.debug("Could not remove {}", folder, e);
    }
  }

  private static void close(FileLock lock, FileChannel channel) {
    try (channel;
        lock) {
      LOG.trace("Released {}", lock);
    } catch (IOException e) {
      LOG.debug("Could not release {}", lock, e);
    }
  }
}
