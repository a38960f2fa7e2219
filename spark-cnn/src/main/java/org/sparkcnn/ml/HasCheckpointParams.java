package org.sparkcnn.ml;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;

/**
 * Params of checkpoints, from which a training that was cut off goes on.
 *
 * @param <S> the stage
 */
public interface HasCheckpointParams<S extends HasCheckpointParams<S>> extends SelfTyped<S> {

  /** Returns the holder of these params. */
  CheckpointParams checkpointParams();

  /** Returns the param of the checkpoints' folder; unset: none are written. */
  default Param<String> checkpointDir() {
    return checkpointParams().checkpointDir;
  }

  /** Returns the param of the rounds between two checkpoints, default 10. */
  default IntParam checkpointInterval() {
    return checkpointParams().checkpointInterval;
  }

  /** Returns the param of how many checkpoints stay, default 2. */
  default IntParam keepCheckpoints() {
    return checkpointParams().keepCheckpoints;
  }

  /** Returns the checkpoints' folder, or an empty name if none are written. */
  default String getCheckpointDir() {
    return isDefined(checkpointDir()) ? getOrDefault(checkpointDir()) : "";
  }

  /**
   * Sets the folder of checkpoints, on any Hadoop file system; empty: none are written.
   *
   * <p>If a fit is cut off, the next one with the same folder goes on from the last checkpoint, and
   * ends with the same weights, bit for bit, as if nothing had happened. It must be the same fit:
   * network, params and the content of every row; {@code epochs} may have grown, unless the
   * schedule is cosine or oneCycle, whose rates depend on it; an unset {@code numWorkers} is what
   * it was. A fit that differs is refused with each difference. Where a fit has come to its end,
   * the next one begins anew.
   *
   * <p>A folder serves one training at a time: fits one after the other, such as a CrossValidator's
   * folds, may share one; fits side by side may not, and are refused. A checkpoint that cannot be
   * written is a warning.
   */
  default S setCheckpointDir(String folder) {
    return with(checkpointDir(), folder);
  }

  /** Returns the rounds between two checkpoints. */
  default int getCheckpointInterval() {
    return (int) getOrDefault(checkpointInterval());
  }

  /** Sets the rounds between two checkpoints, at least 1; one more is written at the end. */
  default S setCheckpointInterval(int rounds) {
    return with(checkpointInterval(), rounds);
  }

  /** Returns how many checkpoints stay. */
  default int getKeepCheckpoints() {
    return (int) getOrDefault(keepCheckpoints());
  }

  /** Sets how many checkpoints stay, at least 1; older ones are deleted once a newer is whole. */
  default S setKeepCheckpoints(int count) {
    return with(keepCheckpoints(), count);
  }
}
