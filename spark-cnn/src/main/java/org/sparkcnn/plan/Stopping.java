package org.sparkcnn.plan;

import java.io.Serializable;
import java.util.Objects;

/**
 * What the validation rows decide: when training stops, and which epoch's weights it ends with; as
 * <a href="https://keras.io/api/callbacks/early_stopping/">Keras's EarlyStopping</a>.
 *
 * @param metric by which an epoch is better than those before it
 * @param patience epochs without a better one after which training stops; 0 for never
 * @param minDelta an epoch is better only if it is by more than this, at least 0
 * @param restoresBest whether training ends with the best epoch's weights, not the last one's
 */
public record Stopping(ValidationMetric metric, int patience, double minDelta, boolean restoresBest)
    implements Serializable {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the one that is out of range
   */
  public Stopping {
    Objects.requireNonNull(metric, "metric");
    Range.atLeast(0, patience, "patience");
    Range.atLeast(0, minDelta, "minDelta");
  }

  /** Returns that training goes on to the last epoch and ends with its weights. */
  public static Stopping never() {
    return new Stopping(ValidationMetric.LOSS, 0, 0, false);
  }

  /** Returns whether training is over after an epoch. */
  public boolean isOver(int epoch, BestEpoch best) {
    return patience > 0 && epoch - best.epoch() >= patience;
  }
}
