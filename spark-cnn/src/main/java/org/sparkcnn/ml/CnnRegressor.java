package org.sparkcnn.ml;

import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.data.Targets;
import org.sparkcnn.network.Network;
import org.sparkcnn.store.SavedModel;

/**
 * Trains a CNN to give one number or several for an image, on a DataFrame of images and labels: a
 * numeric column, or vectors or arrays with a number for each output of the network.
 *
 * <pre>{@code
 * CnnRegressionModel model = new CnnRegressor()
 *     .setNetwork(Networks.simpleCnn(Shape.image(1, 28, 28), 1))
 *     .setLoss("smoothL1")
 *     .fit(images);
 * }</pre>
 */
public final class CnnRegressor extends CnnEstimator<CnnRegressor, CnnRegressionModel>
    implements HasRegressionParams<CnnRegressor> {
  private final RegressionParams regressionParams;

  /** Makes an estimator with default params and a random uid. */
  public CnnRegressor() {
    this(Identifiable$.MODULE$.randomUID("cnnRegressor"));
  }

  /** Makes an estimator with default params. */
  public CnnRegressor(String uid) {
    super(
        uid,
        "column of what the network should give: a number, or vectors or arrays of a number for"
            + " each of its outputs");
    this.regressionParams = new RegressionParams(this);
  }

  /** Returns a reader of saved estimators. */
  public static MLReader<CnnRegressor> read() {
    return new EstimatorReader<>(CnnRegressor.class);
  }

  /** Loads an estimator that was saved with {@link #save}. */
  public static CnnRegressor load(String path) {
    return read().load(path);
  }

  @Override
  public RegressionParams regressionParams() {
    return regressionParams;
  }

  @Override
  LossParams losses() {
    return LossParams.ofNumbers(this);
  }

  @Override
  ValidationParams validations() {
    return ValidationParams.ofNumbers(this);
  }

  @Override
  void checkNetwork(Network network) {
    if (!network.output().isVector()) {
      throw new IllegalArgumentException(
          "the last layer '%s' gives the shape %s; a regressor's network ends in a vector with a number per target, such as linear(1)"
              .formatted(network.lastLayer().name(), network.output()));
    }
  }

  @Override
  Targets targets(StructType schema, Network network) {
    return Targets.numbers(schema, getLabelCol(), network);
  }

  @Override
  StructType appended(StructType schema, Network network) {
    return OutputSchema.numbers(this, getPredictionCol(), network.output().elements());
  }

  @Override
  CnnRegressionModel model(SavedModel trained, StructType schema) {
    return new CnnRegressionModel(uid(), trained);
  }
}
