package org.sparkcnn.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The file {@code run.json} of a folder of checkpoints: it is there from a run's beginning to its
 * end, and longer if the run was cut off. Its creation is exclusive, as far as the file system's
 * is; within a process always.
 */
record RunFile(Path path, FileSystem system) {
  static final String NAME = "run.json";

  private static final Object WITHIN_THIS_PROCESS = new Object();

  /** How often, and after how many milliseconds, a file that another process writes is read. */
  private static final int TRIES = 20;

  private static final long PAUSE = 100;

  /**
   * Makes a run the folder's.
   *
   * @return the run, or the one that has not come to its end there
   */
  TrainingRun enter(TrainingRun run) throws IOException {
    synchronized (WITHIN_THIS_PROCESS) {
      Optional<TrainingRun> there = read();
      while (there.isEmpty()) {
        if (create(run)) {
          return run;
        }
        there = read();
      }
      return there.get();
    }
  }

  private boolean create(TrainingRun run) throws IOException {
    OutputStream file;
    try {
      file = system.create(path, false);
    } catch (IOException e) {
      // Which exception says that another process was faster differs between file systems.
      if (read().isPresent()) {
        return false;
      }
      throw e;
    }
    try (OutputStream out = file) {
      out.write(TrainingRunJson.write(run).getBytes(StandardCharsets.UTF_8));
    } catch (IOException | FSError e) {
      system.delete(path, false);
      throw new IOException("cannot write %s: %s".formatted(path, e.getMessage()), e);
    }
    return true;
  }

  /**
   * Returns the run that has not come to its end. An empty file, which nobody goes on writing, is
   * that of a process that died while it began: it is deleted.
   */
  Optional<TrainingRun> read() throws IOException {
    try {
      for (int i = 0; i < TRIES; i++) {
        byte[] json = bytes();
        if (json.length > 0) {
          return Optional.of(TrainingRunJson.read(Json.text(json)));
        }
        Thread.sleep(PAUSE);
      }
      system.delete(path, false);
      return Optional.empty();
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new IOException("%s: %s".formatted(path, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while another process writes " + path, e);
    }
  }

  private byte[] bytes() throws IOException {
    try (FSDataInputStream in = system.open(path)) {
      return in.readAllBytes();
    }
  }

  /** Ends a run; one that is not the folder's any more has nothing to end. */
  void end(TrainingRun run) throws IOException {
    synchronized (WITHIN_THIS_PROCESS) {
      if (read().filter(there -> there.id().equals(run.id())).isPresent()) {
        system.delete(path, false);
      }
    }
  }
}
