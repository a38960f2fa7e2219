package org.sparkcnn.ml;

import java.util.List;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.ValidationMetric;

/** What a training did, epoch by epoch, and which epoch's weights the model has. */
public final class TrainingSummary {
  private final List<EpochRecord> epochs;
  private final int modelEpoch;

  TrainingSummary(List<EpochRecord> epochs, int modelEpoch) {
    this.epochs = List.copyOf(epochs);
    this.modelEpoch = modelEpoch;
  }

  /**
   * Returns the epochs in their order: losses, what was measured on validation rows, learning rate,
   * images a second, rounds and where their time went.
   */
  public List<EpochRecord> epochs() {
    return epochs;
  }

  /** Returns the number of epochs, which early stopping may have made fewer than were asked for. */
  public int totalEpochs() {
    return epochs.size();
  }

  /**
   * Returns the epoch whose weights the model has: the last one, or the best if it was restored.
   */
  public EpochRecord modelEpoch() {
    return epochs.stream().filter(epoch -> epoch.epoch() == modelEpoch).findFirst().orElseThrow();
  }

  /**
   * Returns the epoch that was the best on the validation rows; of equal ones the first.
   *
   * @param metric loss, accuracy, top5Accuracy or f1
   * @throws IllegalArgumentException if that was not measured
   */
  public EpochRecord bestEpoch(String metric) {
    ValidationMetric by = ValidationMetric.named(metric);
    EpochRecord best = null;
    for (EpochRecord epoch : epochs) {
      if (!epoch.validation().isEmpty()
          && (best == null
              || by.isBetter(by.in(epoch.validation()), by.in(best.validation()), 0))) {
        best = epoch;
      }
    }
    if (best == null) {
      throw new IllegalArgumentException(
          "'%s' was not measured: there were no validation rows".formatted(metric));
    }
    return best;
  }

  /**
   * Returns a table with a line for each epoch; a star marks the one whose weights the model has.
   */
  @Override
  public String toString() {
    return SummaryTable.of(epochs, modelEpoch);
  }
}
