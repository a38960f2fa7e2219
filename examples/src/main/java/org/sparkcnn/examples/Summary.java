package org.sparkcnn.examples;

import java.util.Locale;
import org.sparkcnn.ml.CnnClassificationModel;
import org.sparkcnn.plan.EpochRecord;

/**
 * What came of a training run.
 *
 * @param accuracy the part of the test images that were told right
 * @param images trained on, in all epochs together
 * @param seconds of fit, from reading the data to the last average
 * @param model where the model is
 */
record Summary(double accuracy, long images, double seconds, String model) {

  /** Returns the summary of a model that has just been trained. */
  static Summary of(
      CnnClassificationModel trained, double accuracy, double seconds, String folder) {
    long images = trained.history().stream().mapToLong(EpochRecord::examples).sum();
    return new Summary(accuracy, images, seconds, folder);
  }

  /** Returns the one line that scripts read. */
  String toLine() {
    return String.format(
        Locale.ROOT,
        "accuracy=%.4f images_per_second=%.0f seconds=%.1f model=%s",
        accuracy,
        images / seconds,
        seconds,
        model);
  }
}
