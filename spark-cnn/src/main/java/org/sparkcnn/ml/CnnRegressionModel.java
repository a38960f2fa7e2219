package org.sparkcnn.ml;

import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.score.OutputWriter;
import org.sparkcnn.store.SavedModel;

/**
 * A CNN that was trained to give numbers: appends the column prediction to a DataFrame of images, a
 * double for one target, a vector for several. Rows keep their order and their other columns.
 */
public final class CnnRegressionModel extends CnnModel<CnnRegressionModel>
    implements HasRegressionParams<CnnRegressionModel> {
  private final RegressionParams regressionParams;

  /** Makes a model without a network, for Spark Connect's list of stages; it cannot be used. */
  public CnnRegressionModel() {
    this(Identifiable$.MODULE$.randomUID("cnnRegressionModel"), null);
  }

  CnnRegressionModel(String uid, SavedModel saved) {
    super(uid, saved);
    this.regressionParams = new RegressionParams(this);
  }

  /**
   * Returns an estimator that goes on where this model ends, on other rows or for other targets
   * (with another network and {@code freshLayers}); it has this model's network and params of
   * reading images and of predictions, and defaults otherwise.
   */
  public CnnRegressor toEstimator() {
    return copyValues(
        new CnnRegressor().setNetwork(network()).setInitialModel(this), new ParamMap());
  }

  /** Returns a reader of saved models. */
  public static MLReader<CnnRegressionModel> read() {
    return new NetworkStageReader<>(CnnRegressionModel.class, CnnRegressionModel::new);
  }

  /** Loads a model that was saved with {@link #save}. */
  public static CnnRegressionModel load(String path) {
    return read().load(path);
  }

  @Override
  public RegressionParams regressionParams() {
    return regressionParams;
  }

  /** Returns the numbers that are predicted for an image. */
  public int numTargets() {
    return network().output().elements();
  }

  @Override
  CnnRegressionModel make(String id, SavedModel saved) {
    return new CnnRegressionModel(id, saved);
  }

  @Override
  void checkParams() {
    // Whatever the params are, they fit any network that gives numbers.
  }

  @Override
  StructType appended() {
    return OutputSchema.numbers(this, getPredictionCol(), numTargets());
  }

  @Override
  String outputs() {
    return numTargets() == 1 ? "a number" : numTargets() + " numbers";
  }

  @Override
  OutputWriter writer() {
    return new NumbersWriter(numTargets() == 1, !getErrorCol().isEmpty());
  }
}
