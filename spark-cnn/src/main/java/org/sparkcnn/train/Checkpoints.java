package org.sparkcnn.train;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sparkcnn.plan.Progress;
import org.sparkcnn.store.Checkpoint;
import org.sparkcnn.store.CheckpointFolder;
import org.sparkcnn.store.TrainingRun;

/**
 * The checkpoints of one run, on the driver: where it goes on, when they are written, and that a
 * file system that fails does not end the training.
 *
 * <p>A folder belongs to one run at a time. Two runs that are the same down to the data may meet in
 * one, as when a driver that was taken for dead goes on beside its successor: since they compute
 * the same numbers, each may go on from the other's checkpoints and replace them, and either ends
 * with the right weights. Runs that differ in anything are refused.
 */
public final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  private final CheckpointFolder folder;
  private final TrainingRun run;
  private final int interval;
  private final int keep;
  private final Checkpoint resumed;

  private Checkpoints(
      CheckpointFolder folder, TrainingRun run, int interval, int keep, Checkpoint resumed) {
    this.folder = folder;
    this.run = run;
    this.interval = interval;
    this.keep = keep;
    this.resumed = resumed;
  }

  /** Returns none: the run begins at its beginning and leaves nothing. */
  public static Checkpoints none() {
    return new Checkpoints(null, null, 1, 1, null);
  }

  /**
   * Returns what the folder's run that has not come to its end is, if there is one.
   *
   * @throws UncheckedIOException if the folder cannot be read
   */
  public static Optional<TrainingRun> unfinished(CheckpointFolder folder) {
    try {
      return folder.unfinished();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /**
   * Refuses a run as early as can be.
   *
   * @param run of whose description not all may be known yet
   * @throws IllegalArgumentException if the folder belongs to a run that differs, naming each
   *     difference that is known, and what can be done
   */
  public static void check(CheckpointFolder folder, TrainingRun run) {
    unfinished(folder)
        .ifPresent(
            was -> RunDifferences.refuse(folder.path(), was, run, run.description().keySet()));
  }

  /**
   * Begins a run, or goes on with one that was cut off.
   *
   * @param run what is to be trained
   * @param interval rounds between two checkpoints, at least 1
   * @param keep how many checkpoints stay, at least 1
   * @throws IllegalArgumentException if the folder belongs to a run that differs, naming each
   *     difference, and what can be done
   * @throws UncheckedIOException if the folder cannot be read or written
   */
  public static Checkpoints begin(
      CheckpointFolder folder, TrainingRun run, int interval, int keep) {
    try {
      TrainingRun there = folder.enter(run);
      if (!there.id().equals(run.id())) {
        RunDifferences.refuse(folder.path(), there, run);
        Optional<Checkpoint> latest = folder.latest(there);
        if (latest.isPresent() && latest.get().finished()) {
          // Cut off between its last checkpoint and its end.
          folder.end(there);
          return begin(folder, run, interval, keep);
        }
        latest.ifPresent(checkpoint -> RunDifferences.refuse(folder.path(), checkpoint.run(), run));
        report(folder, latest);
        folder.deleteLeftovers();
        return new Checkpoints(folder, run.continuing(there), interval, keep, latest.orElse(null));
      }
      folder.deleteLeftovers();
      return new Checkpoints(folder, run, interval, keep, null);
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static void report(CheckpointFolder folder, Optional<Checkpoint> latest) {
    if (latest.isPresent()) {
      Progress progress = latest.get().progress();
      LOG.warn(
          "A training that was cut off goes on from its checkpoint in {}: epoch {}, round {}; {} rounds are over",
          folder.path(),
          progress.epoch(),
          progress.round(),
          progress.rounds());
    } else {
      LOG.warn(
          "A training that was cut off begins anew: {} holds no whole checkpoint of it",
          folder.path());
    }
  }

  private static UncheckedIOException unreadable(CheckpointFolder folder, IOException e) {
    return new UncheckedIOException(
        "checkpointDir %s: %s; set another checkpointDir, or delete the folder to begin anew"
            .formatted(folder.path(), e.getMessage()),
        e);
  }

  /** Returns where the run goes on, if it does not begin. */
  Optional<Checkpoint> resumed() {
    return Optional.ofNullable(resumed);
  }

  /**
   * A round is over: a checkpoint is written if it is time.
   *
   * @param isLast whether no other round follows: then nobody goes on from the checkpoint
   */
  void roundIsOver(RunState state, boolean isLast) {
    if (folder == null) {
      return;
    }
    if (isLast || state.progress().rounds() % interval == 0) {
      write(state.checkpoint(run, isLast));
    }
    if (isLast) {
      end();
    }
  }

  private void end() {
    try {
      folder.end(run);
    } catch (IOException | RuntimeException e) {
      LOG.warn("The end of the training is not noted in {}: {}", folder.path(), e.toString());
    }
  }

  private void write(Checkpoint checkpoint) {
    try {
      folder.write(checkpoint, keep);
    } catch (IOException e) {
      if (e.getCause() instanceof InterruptedIOException) {
        // Somebody cancels the training; what follows must notice it.
        Thread.currentThread().interrupt();
      }
      LOG.warn(
          "There is no checkpoint after round {}; those before stay whole, and the training goes on: {}",
          checkpoint.progress().rounds(),
          e.getMessage());
    }
  }
}
