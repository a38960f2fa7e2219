package org.sparkcnn.ml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparkcnn.data.PackedImages;
import org.sparkcnn.plan.TrainingPlan;
import org.sparkcnn.store.CheckpointFolder;
import org.sparkcnn.store.TrainingRun;
import org.sparkcnn.train.Checkpoints;
import org.sparkcnn.train.WorkerResources;

/**
 * What becomes of a fit's checkpoints.
 *
 * @param stage whose params say it
 * @param resources what its workers take
 * @param start what it starts from
 * @param folder null for none
 */
record CheckpointedFit(
    CnnEstimator<?, ?> stage,
    WorkerResources resources,
    InitialWeights start,
    CheckpointFolder folder) {

  /**
   * Opens the folder, before any job.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  static CheckpointedFit of(
      CnnEstimator<?, ?> stage,
      JavaSparkContext spark,
      WorkerResources resources,
      InitialWeights start) {
    String folder = stage.getCheckpointDir();
    if (folder.isEmpty()) {
      return new CheckpointedFit(stage, resources, start, null);
    }
    try {
      return new CheckpointedFit(
          stage,
          resources,
          start,
          CheckpointFolder.open(new Path(folder), spark.hadoopConfiguration()));
    } catch (IOException e) {
      throw new UncheckedIOException("param 'checkpointDir': " + e.getMessage(), e);
    }
  }

  /**
   * Returns how many workers the training has that was cut off, if there is one: by the time that a
   * driver is back, the cluster may have other slots.
   */
  OptionalInt workers() {
    return Optional.ofNullable(folder)
        .flatMap(Checkpoints::unfinished)
        .map(run -> run.description().getOrDefault(RunDescription.NUM_WORKERS, ""))
        .filter(number -> number.matches("[1-9]\\d{0,8}"))
        .map(number -> OptionalInt.of(Integer.parseInt(number)))
        .orElseGet(OptionalInt::empty);
  }

  /** Refuses what differs from a training that was cut off, as far as is known without the data. */
  void check(TrainingPlan plan) {
    if (folder != null) {
      Checkpoints.check(folder, run(plan, RunDescription.of(stage, plan, resources, start)));
    }
  }

  /** Begins, or goes on with what was cut off. */
  Checkpoints begin(TrainingPlan plan, PackedImages images) {
    return folder == null
        ? Checkpoints.none()
        : Checkpoints.begin(
            folder,
            run(plan, RunDescription.of(stage, plan, resources, start, images)),
            stage.getCheckpointInterval(),
            stage.getKeepCheckpoints());
  }

  private static TrainingRun run(TrainingPlan plan, Map<String, String> description) {
    return TrainingRun.begin(plan.epochs(), description);
  }
}
