package org.sparkcnn.ml;

import org.apache.spark.ml.util.DefaultParamsReader;

/**
 * Reads the params of an estimator, and says so if the folder holds something else.
 *
 * @param <E> the estimator
 */
final class EstimatorReader<E> extends DefaultParamsReader<E> {
  private final Class<E> kind;

  EstimatorReader(Class<E> kind) {
    this.kind = kind;
  }

  @Override
  public E load(String path) {
    StageKind.require(kind, path, sparkSession());
    return super.load(path);
  }
}
