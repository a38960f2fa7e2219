package org.sparkcnn.train;

import java.util.Map;
import org.sparkcnn.plan.Progress;
import org.sparkcnn.store.Checkpoint;
import org.sparkcnn.store.TrainingRun;

/**
 * A training between two rounds: with the data and the plan it says all that comes after.
 *
 * @param progress how far it has come
 * @param state the {@link StateVector} that the next round begins with
 * @param outerMomentum of the {@link OuterStep}
 * @param best the best epoch so far on the validation rows, and its weights
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RunState(Progress progress, float[] state, float[] outerMomentum, BestSoFar best) {
  private static final String STATE = "state";
  private static final String OUTER_MOMENTUM = "outerMomentum";
  private static final String BEST_WEIGHTS = "bestWeights";

  /**
   * Returns a checkpoint of it.
   *
   * @param isLast whether no round follows
   */
  Checkpoint checkpoint(TrainingRun run, boolean isLast) {
    Map<String, float[]> vectors =
        Map.of(STATE, state, OUTER_MOMENTUM, outerMomentum, BEST_WEIGHTS, best.weights());
    return new Checkpoint(run, isLast, progress, best.epoch(), vectors);
  }

  /**
   * Returns this run as a checkpoint has it.
   *
   * @param weights how many the network has
   * @throws IllegalArgumentException if the checkpoint's numbers are not as many as this run's
   */
  RunState at(Checkpoint checkpoint, int weights) {
    boolean hasBest = vector(checkpoint, BEST_WEIGHTS).length > 0;
    return new RunState(
        checkpoint.progress(),
        vector(checkpoint, STATE, state.length),
        vector(checkpoint, OUTER_MOMENTUM, outerMomentum.length),
        new BestSoFar(checkpoint.best(), vector(checkpoint, BEST_WEIGHTS, hasBest ? weights : 0)));
  }

  private static float[] vector(Checkpoint checkpoint, String name, int length) {
    float[] vector = vector(checkpoint, name);
    if (vector.length != length) {
      throw new IllegalArgumentException(
          "the checkpoint after %d rounds is not this network's: expected %d numbers of '%s', found %d"
              .formatted(checkpoint.progress().rounds(), length, name, vector.length));
    }
    return vector;
  }

  private static float[] vector(Checkpoint checkpoint, String name) {
    return checkpoint.vectors().getOrDefault(name, new float[0]);
  }
}
