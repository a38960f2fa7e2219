package org.sparkcnn.ml;

import java.io.IOException;
import java.util.List;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Weights;
import org.sparkcnn.store.SavedModel;

/**
 * Appends what a network makes of an image as a vector, for other stages to learn from: the output
 * of its last layer, which for an image (C, H, W) is flattened channel by channel as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.flatten.html">torch.flatten</a>.
 *
 * <pre>{@code
 * CnnFeaturizer features = model.featurizer("avgpool").setOutputCol("features");
 * new Pipeline().setStages(new PipelineStage[] {features, new LogisticRegression()}).fit(images);
 * }</pre>
 */
public final class CnnFeaturizer extends Transformer
    implements HasImageParams<CnnFeaturizer>, MLWritable {
  private final String uid;
  private final ImageParams imageParams;
  private final Param<String> outputCol;
  private final TrainedNetwork trained;

  /** Makes a stage without a network, for Spark Connect's list of stages; it cannot be used. */
  public CnnFeaturizer() {
    this(Identifiable$.MODULE$.randomUID("cnnFeaturizer"), null);
  }

  CnnFeaturizer(String uid, SavedModel saved) {
    this.uid = uid;
    this.imageParams = new ImageParams(this);
    this.outputCol = ParamFactory.text(this, "outputCol", "column of the features, a vector");
    this.trained = new TrainedNetwork(saved);
    setDefault(outputCol, "features");
  }

  /**
   * Returns a stage that gives the output of a network's last layer.
   *
   * @param network what sees the images
   * @param weights the network's
   * @throws IllegalArgumentException if they are another network's
   */
  public static CnnFeaturizer of(Network network, Weights weights) {
    return new CnnFeaturizer(
        Identifiable$.MODULE$.randomUID("cnnFeaturizer"),
        new SavedModel(network, weights, List.of()));
  }

  /**
   * Returns a stage that gives the output of a layer within a network.
   *
   * @param network what sees the images
   * @param weights the network's
   * @param layerName one of {@link Network#layerNames}, such as {@code avgpool}
   * @throws IllegalArgumentException if there is no such layer, or the weights are another
   *     network's
   */
  public static CnnFeaturizer of(Network network, Weights weights, String layerName) {
    Network part = network.upTo(layerName);
    return of(part, weights.select(part.parameterTable()));
  }

  /** Returns a reader of saved stages. */
  public static MLReader<CnnFeaturizer> read() {
    return new NetworkStageReader<>(CnnFeaturizer.class, CnnFeaturizer::new);
  }

  /** Loads a stage that was saved with {@link #save}. */
  public static CnnFeaturizer load(String path) {
    return read().load(path);
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public ImageParams imageParams() {
    return imageParams;
  }

  /** Returns the param of the features' column, default {@code features}. */
  public Param<String> outputCol() {
    return outputCol;
  }

  /** Returns the features' column. */
  public String getOutputCol() {
    return getOrDefault(outputCol);
  }

  /** Sets the features' column. */
  public CnnFeaturizer setOutputCol(String name) {
    return with(outputCol, name);
  }

  /** Returns the network, which ends at the layer whose output is given. */
  public Network network() {
    return trained.network();
  }

  /** Returns its weights. */
  public Weights weights() {
    return trained.saved().weights();
  }

  /** Returns the length of the vectors. */
  public int numFeatures() {
    return network().output().elements();
  }

  /**
   * Checks the schema and returns it with the column of the features.
   *
   * @throws IllegalArgumentException naming the column or param, what was found and what was
   *     expected
   */
  @Override
  public StructType transformSchema(StructType schema) {
    return trained.schema(this, schema, appended());
  }

  private StructType appended() {
    return OutputSchema.vector(this, getOutputCol(), numFeatures());
  }

  /** Appends the features, lazily and in one pass. */
  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    NumbersWriter writer = new NumbersWriter(false, !getErrorCol().isEmpty());
    return trained.score(this, dataset, false, writer, appended());
  }

  @Override
  public CnnFeaturizer copy(ParamMap extra) {
    return copyValues(new CnnFeaturizer(uid, trained.saved()), extra);
  }

  @Override
  public MLWriter write() {
    return new NetworkStageWriter(this, trained.saved());
  }

  /** Saves the stage to a folder on any Hadoop file system. */
  @Override
  public void save(String path) throws IOException {
    write().save(path);
  }
}
