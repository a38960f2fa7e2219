package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sparkcnn.JobCounter;

/** Expectations on what fit and transform refuse. */
final class Refusals {
  private Refusals() {}

  /** Expects that fit refuses with this message without having started a job. */
  static void beforeAnyJob(CnnEstimator<?, ?> cnn, Dataset<Row> data, String message) {
    beforeAnyJob(() -> cnn.fit(data), message);
  }

  /** Expects a refusal with this message and no job. */
  static void beforeAnyJob(Runnable call, String message) {
    try (JobCounter jobs = JobCounter.open()) {
      assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
      assertThat(jobs.jobs()).as("jobs").isZero();
    }
  }

  /** Expects that fit comes upon a row that it refuses, and says why in its own message. */
  static void ofARow(CnnEstimator<?, ?> cnn, Dataset<Row> data, String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> cnn.fit(data)).withMessage(message);
  }
}
