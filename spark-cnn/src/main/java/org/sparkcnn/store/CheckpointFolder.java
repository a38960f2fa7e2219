package org.sparkcnn.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of one run at a time, on any Hadoop file system: a folder {@code
 * checkpoint-000123} for each, numbered by the rounds that are over, and {@code run.json}, which is
 * there while a run has not come to its end.
 *
 * <p>A checkpoint is written under a temporary name, its marker last, and renamed. It counts only
 * if the marker is there and the files are as long as it says: object stores rename file by file.
 * Whatever else is in the folder is left alone.
 */
public final class CheckpointFolder {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);
  private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{6,18})");
  private static final Pattern TEMPORARY = Pattern.compile("\\.checkpoint-\\d{6,18}-.*\\.tmp");

  private final Path path;
  private final FileSystem system;

  private CheckpointFolder(Path path, FileSystem system) {
    this.path = path;
    this.system = system;
  }

  /** A checkpoint's folder, whole or not. */
  private record Entry(long rounds, Path path) {}

  /**
   * Opens a folder, which is made if it is missing, and writes and deletes a file in it.
   *
   * @param conf says how to reach its file system
   * @throws IOException if it cannot be written
   */
  public static CheckpointFolder open(Path folder, Configuration conf) throws IOException {
    try {
      FileSystem system = folder.getFileSystem(conf);
      Path path = system.makeQualified(folder);
      system.mkdirs(path);
      Path probe = new Path(path, "." + UUID.randomUUID() + ".tmp");
      system.create(probe, false).close();
      system.delete(probe, false);
      return new CheckpointFolder(path, system);
    } catch (IOException | FSError e) {
      throw new IOException(
          "cannot write checkpoints to %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  /** Returns where it is. */
  public Path path() {
    return path;
  }

  /**
   * Returns the run that has not come to its end: it was cut off, or it goes on elsewhere.
   *
   * @throws IOException if the file that describes it cannot be read, which the message names
   */
  public Optional<TrainingRun> unfinished() throws IOException {
    return runFile().read();
  }

  /**
   * Makes a run the folder's.
   *
   * @return the run itself, or the one that has not come to its end
   * @throws IOException if the file that describes it cannot be read or written
   */
  public TrainingRun enter(TrainingRun run) throws IOException {
    return runFile().enter(run);
  }

  /** Ends a run: its checkpoints stay, but nobody goes on from them. */
  public void end(TrainingRun run) throws IOException {
    runFile().end(run);
  }

  private RunFile runFile() {
    return new RunFile(new Path(path, RunFile.NAME), system);
  }

  /**
   * Returns the newest whole checkpoint of a run; newer ones that are not whole are skipped with a
   * warning.
   *
   * @throws IOException if the folder cannot be listed
   */
  public Optional<Checkpoint> latest(TrainingRun run) throws IOException {
    for (Entry entry : newestFirst()) {
      try {
        CheckpointFiles files = new CheckpointFiles(entry.path(), system);
        if (files.run().id().equals(run.id())) {
          return Optional.of(files.read());
        }
      } catch (IOException e) {
        LOG.warn("A checkpoint that is not whole is left out: {}", e.getMessage());
      }
    }
    return Optional.empty();
  }

  /**
   * Writes a checkpoint. Once it is there and whole, all others are deleted but the newest whole
   * ones of its run.
   *
   * @param keep how many stay, at least 1
   * @throws IOException if the file system refuses; what was whole before is whole still
   */
  public void write(Checkpoint checkpoint, int keep) throws IOException {
    String name = "checkpoint-%06d".formatted(checkpoint.progress().rounds());
    Path place = new Path(path, name);
    Path temporary = new Path(path, ".%s-%s.tmp".formatted(name, UUID.randomUUID()));
    try {
      new CheckpointFiles(temporary, system).write(checkpoint);
      // What is there is another run's, not whole, or the same again. A rename would move into it.
      system.delete(place, true);
      if (!system.rename(temporary, place)) {
        throw new IOException("%s cannot be renamed to %s".formatted(temporary, place));
      }
      new CheckpointFiles(place, system).check();
    } catch (IOException | RuntimeException | FSError e) {
      deleteQuietly(temporary);
      throw new IOException("cannot write %s: %s".formatted(place, e), e);
    }
    try {
      deleteAllBut(place, checkpoint.run(), keep);
    } catch (IOException e) {
      LOG.warn("Old checkpoints in {} cannot be deleted: {}", path, e.toString());
    }
  }

  private void deleteAllBut(Path whole, TrainingRun run, int keep) throws IOException {
    Set<Path> kept = new HashSet<>(Set.of(whole));
    List<Entry> entries = newestFirst();
    for (Entry entry : entries) {
      if (kept.size() < keep && isWhole(entry, run)) {
        kept.add(entry.path());
      }
    }
    for (Entry entry : entries) {
      if (!kept.contains(entry.path())) {
        deleteQuietly(entry.path());
      }
    }
  }

  private boolean isWhole(Entry entry, TrainingRun run) {
    try {
      return new CheckpointFiles(entry.path(), system).run().id().equals(run.id());
    } catch (IOException e) {
      return false;
    }
  }

  /** Deletes what interrupted writes left under temporary names. */
  public void deleteLeftovers() throws IOException {
    for (FileStatus status : system.listStatus(path)) {
      if (TEMPORARY.matcher(status.getPath().getName()).matches()) {
        deleteQuietly(status.getPath());
      }
    }
  }

  private List<Entry> newestFirst() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (FileStatus status : system.listStatus(path)) {
      Matcher name = NAME.matcher(status.getPath().getName());
      if (name.matches()) {
        entries.add(new Entry(Long.parseLong(name.group(1)), status.getPath()));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::rounds).reversed());
    return entries;
  }

  private void deleteQuietly(Path old) {
    try {
      system.delete(old, true);
    } catch (FileNotFoundException e) {
      LOG.debug("{} is gone already", old, e);
    } catch (IOException | RuntimeException | FSError e) {
      LOG.warn("{} cannot be deleted: {}", old, e.toString());
    }
  }
}
