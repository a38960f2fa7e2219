package org.sparkcnn.ml;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.score.OutputWriter;
import org.sparkcnn.store.SavedModel;
import org.sparkcnn.store.WeightsExport;

/**
 * What trained CNNs share: they append columns to a DataFrame of images, whose rows keep their
 * order and their other columns.
 *
 * @param <M> the model itself
 */
public abstract class CnnModel<M extends CnnModel<M>> extends Model<M>
    implements HasImageParams<M>, MLWritable {
  private final String uid;
  private final ImageParams imageParams;
  private final TrainedNetwork trained;

  CnnModel(String uid, SavedModel saved) {
    this.uid = uid;
    this.imageParams = new ImageParams(this);
    this.trained = new TrainedNetwork(saved);
  }

  /** Returns a model of the same kind. */
  abstract M make(String id, SavedModel saved);

  /** Refuses params that do not fit the network. */
  abstract void checkParams();

  /** Returns the columns that {@link #transform} appends. */
  abstract StructType appended();

  /** Returns what makes their values. */
  abstract OutputWriter writer();

  /** Returns what the network's outputs are, in words. */
  abstract String outputs();

  /** Returns whether an image and its mirror image are scored and averaged. */
  boolean averagesFlips() {
    return false;
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public ImageParams imageParams() {
    return imageParams;
  }

  /** Returns the network. */
  public Network network() {
    return trained.network();
  }

  /** Returns the trained weights. */
  public Weights weights() {
    return trained.saved().weights();
  }

  /** Returns what each epoch of the training did. */
  public List<EpochRecord> history() {
    return trained.saved().history();
  }

  /**
   * Returns where the weights came from before the training, in words: the seed, the file or the
   * model; or from where they were read, if there was no training; empty if nobody knows.
   */
  public String origin() {
    return trained.saved().origin();
  }

  /**
   * Returns what the estimator's params were in the training, by name and as text; empty if the
   * model was not trained here. They are saved with the model.
   */
  public Map<String, String> trainingParams() {
    return trained.saved().settings();
  }

  /**
   * Returns in a few lines what somebody who finds this model wants to know: its input and
   * normalisation, its classes, its size, its training and where its weights came from; {@code
   * network().summary()} and {@link #summary} say more.
   */
  public String describe() {
    return ModelText.of(this, outputs());
  }

  /** Returns whether the model was trained, so that there is a {@link #summary}. */
  public boolean hasSummary() {
    return !history().isEmpty();
  }

  /**
   * Returns what the training did, epoch by epoch; {@code System.out.println(model.summary())}
   * prints it as a table. It is saved with the model.
   *
   * @throws IllegalStateException if the model was not trained
   */
  public TrainingSummary summary() {
    if (!hasSummary()) {
      throw new IllegalStateException("this model was not trained: there is no summary");
    }
    return new TrainingSummary(history(), trained.saved().epoch());
  }

  /**
   * Returns a stage that gives what a layer within this network makes of an image, with this
   * model's params of reading images.
   *
   * @param layerName one of {@link Network#layerNames}, such as {@code avgpool}
   * @throws IllegalArgumentException if there is no such layer; the message has those there are
   */
  public CnnFeaturizer featurizer(String layerName) {
    return copyValues(CnnFeaturizer.of(network(), weights(), layerName), new ParamMap());
  }

  /**
   * Checks the schema and returns it with the columns that {@link #transform} appends.
   *
   * @throws IllegalArgumentException naming the column or param, what was found and what was
   *     expected
   */
  @Override
  public StructType transformSchema(StructType schema) {
    checkParams();
    return trained.schema(this, schema, appended());
  }

  /** Scores a DataFrame, lazily and in one pass. */
  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    return trained.score(this, dataset, averagesFlips(), writer(), appended());
  }

  @Override
  public M copy(ParamMap extra) {
    return copyValues(make(uid, trained.saved()), extra).setParent(parent());
  }

  /**
   * Writes the weights alone, as <a href="https://huggingface.co/docs/safetensors">safetensors</a>
   * with PyTorch's names, for Python's {@code load_state_dict(safetensors.torch.load_file(...))}.
   *
   * @param file on any Hadoop file system; it must not exist
   * @throws IOException if it exists, or the file system refuses
   */
  public void saveWeights(String file) throws IOException {
    saveWeights(file, WeightsExport.exact());
  }

  /**
   * Writes the weights alone, in numbers of another type, or in shards.
   *
   * @param file on any Hadoop file system; it must not exist
   * @throws IOException if it exists, or the file system refuses
   */
  public void saveWeights(String file, WeightsExport how) throws IOException {
    Configuration conf = SparkSession.active().sparkContext().hadoopConfiguration();
    how.write(weights(), new Path(file), conf);
  }

  @Override
  public MLWriter write() {
    return new NetworkStageWriter(this, trained.saved());
  }

  /** Saves the model to a folder on any Hadoop file system. */
  @Override
  public void save(String path) throws IOException {
    write().save(path);
  }

  /** Returns the kind of model, its uid, and how many outputs and parameters it has. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: uid=%s, outputs=%d, parameters=%,d",
        getClass().getSimpleName(),
        uid,
        network().output().elements(),
        network().parameterTable().trainableLength());
  }

  /** Returns about how many bytes the model takes on the driver. */
  @Override
  public long estimatedSize() {
    return trained.bytes();
  }
}
