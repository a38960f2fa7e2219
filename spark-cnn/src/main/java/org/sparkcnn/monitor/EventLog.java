package org.sparkcnn.monitor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Event files of one run in a folder, on the driver. A file stays open where what is written so far
 * can be made visible (HDFS's hflush); elsewhere, as in object stores, it is closed at once, and
 * what follows goes to another one.
 *
 * <p>A file system that fails costs a warning. Events wait in memory until they are written, so
 * that a later file has those that an earlier one has lost.
 */
final class EventLog {
  private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

  /** Tells apart files of one process that are begun in the same second. */
  private static final AtomicInteger FILES = new AtomicInteger();

  private final FileSystem system;
  private final Path folder;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private FSDataOutputStream file;

  EventLog(FileSystem system, Path folder) {
    this.system = system;
    this.folder = folder;
  }

  /** Adds an event, which {@link #flush} writes. */
  void add(byte[] event) {
    waiting.writeBytes(TfRecord.of(event));
  }

  /** Returns whether flushing costs no more than a request, so that it can be done often. */
  boolean isLive() {
    return file != null;
  }

  /** Writes what waits, where it can be read. */
  void flush() {
    if (waiting.size() == 0) {
      return;
    }
    try {
      if (file == null) {
        file = create();
      }
      waiting.writeTo(file);
      if (file.hasCapability(StreamCapabilities.HSYNC)) {
        file.hflush();
      } else {
        closeFile();
      }
      waiting.reset();
    } catch (IOException | RuntimeException | FSError e) {
      failed(e);
    }
  }

  /** Writes what waits, and ends. */
  void close() {
    flush();
    try {
      closeFile();
    } catch (IOException | RuntimeException | FSError e) {
      failed(e);
    }
  }

  private void closeFile() throws IOException {
    FSDataOutputStream closed = file;
    file = null;
    if (closed != null) {
      closed.close();
    }
  }

  private FSDataOutputStream create() throws IOException {
    double now = System.currentTimeMillis() / 1e3;
    // Readers go from file to file in the order of their names.
    String name =
        String.format(
            Locale.ROOT,
            "events.out.tfevents.%010d.%s.%d.%06d",
            (long) now,
            host(),
            ProcessHandle.current().pid(),
            FILES.getAndIncrement());
    FSDataOutputStream created = system.create(new Path(folder, name), false);
    created.write(TfRecord.of(TensorBoardEvents.fileVersion(now)));
    return created;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9-]", "-");
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  private void failed(Throwable e) {
    if (e instanceof InterruptedIOException || e.getCause() instanceof InterruptedIOException) {
      // Somebody cancels the training; what follows must notice it.
      Thread.currentThread().interrupt();
    }
    LOG.warn(
        "TensorBoard's events cannot be written to {}; the training goes on, and the next epoch tries again: {}",
        folder,
        e.toString());
    try {
      closeFile();
    } catch (IOException | RuntimeException | FSError again) {
      LOG.debug("The event file cannot be closed either", again);
    }
  }
}
