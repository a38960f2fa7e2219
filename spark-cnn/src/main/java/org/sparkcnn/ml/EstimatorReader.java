package org.sparkcnn.ml;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.DefaultParamsReader;

/**
 * Reads what {@link EstimatorWriter} wrote, and says so if the folder holds something else.
 *
 * @param <E> the estimator
 */
final class EstimatorReader<E extends CnnEstimator<E, ?>> extends DefaultParamsReader<E> {
  private final Class<E> kind;

  EstimatorReader(Class<E> kind) {
    this.kind = kind;
  }

  @Override
  public E load(String path) {
    StageKind.require(kind, path, sparkSession());
    E stage = super.load(path);
    Path model = new Path(path, EstimatorWriter.INITIAL_MODEL);
    try {
      return model.getFileSystem(sparkSession().sparkContext().hadoopConfiguration()).exists(model)
          ? stage.setInitialModel(model(model.toString()))
          : stage;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private CnnModel<?> model(String path) {
    String type = DefaultParamsReader.loadMetadata(path, sparkSession(), "").className();
    return type.equals(CnnRegressionModel.class.getName())
        ? CnnRegressionModel.read().session(sparkSession()).load(path)
        : CnnClassificationModel.read().session(sparkSession()).load(path);
  }
}
