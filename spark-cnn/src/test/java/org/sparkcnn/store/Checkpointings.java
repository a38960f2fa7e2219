package org.sparkcnn.store;

import java.util.List;
import java.util.Map;
import org.sparkcnn.plan.BestEpoch;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.EpochTotals;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.Progress;
import org.sparkcnn.plan.RoundCost;

/** Runs and checkpoints that tests of their folder share. */
final class Checkpointings {
  private Checkpointings() {}

  static TrainingRun run() {
    return TrainingRun.begin(5, Map.of("seed", "3", "network", "{\n  \"version\": 1\n}\n"));
  }

  static Progress progress(long rounds) {
    return new Progress(
        rounds,
        2,
        3,
        17,
        new EpochTotals(2, 40, 39.5, 0.1 + 0.2, 1.5, new RoundCost(0.1, 1, 0.3, 0.1)),
        List.of(
            new EpochRecord(
                1, Double.NaN, 80, 2.25, 0.02, 4, RoundCost.NONE, List.of(new Metric("f1", 0.5)))));
  }

  /** A checkpoint whose numbers are its own. */
  static Checkpoint checkpoint(TrainingRun run, long rounds) {
    float[] state = {rounds, -0.0f, Float.MIN_VALUE, Float.intBitsToFloat(0x7fc00001)};
    Map<String, float[]> vectors = Map.of("state", state, "outerMomentum", new float[] {1, 2});
    return new Checkpoint(run, false, progress(rounds), new BestEpoch(1, 0.75), vectors);
  }
}
