package org.sparkcnn.ml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLWriter;

/**
 * Writes an estimator's initial model, if it has one, then Spark ML's metadata with the params,
 * without which nothing is loaded.
 */
final class EstimatorWriter extends MLWriter {
  /** The folder within the estimator's. */
  static final String INITIAL_MODEL = "initialModel";

  private final CnnEstimator<?, ?> stage;

  EstimatorWriter(CnnEstimator<?, ?> stage) {
    this.stage = stage;
  }

  @Override
  public void saveImpl(String path) {
    Optional<CnnModel<?>> model = stage.getInitialModel();
    if (model.isPresent()) {
      try {
        model.get().write().session(sparkSession()).save(new Path(path, INITIAL_MODEL).toString());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot save the initial model to " + path, e);
      }
    }
    DefaultParamsWriter.saveMetadata(stage, path, sparkSession());
  }
}
