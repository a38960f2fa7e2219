package org.sparkcnn.ml;

import java.io.IOException;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.data.ImageColumn;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Softmax;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.score.Scoring;
import org.sparkcnn.score.ScoringJob;
import org.sparkcnn.score.ScoringModel;

/**
 * A trained CNN: appends the columns rawPrediction (the network's output), probability and
 * prediction to a DataFrame of images. Rows keep their order and their other columns.
 */
public final class CnnClassificationModel extends Model<CnnClassificationModel>
    implements HasImageParams<CnnClassificationModel>,
        HasPredictionParams<CnnClassificationModel>,
        MLWritable {
  private final String uid;
  private final ImageParams imageParams;
  private final PredictionParams predictionParams;
  private final StringArrayParam classNames;
  private final Network network;
  private final Weights weights;
  private final List<EpochRecord> history;
  private transient Broadcast<float[]> broadcast;
  private transient String application;

  CnnClassificationModel(String uid, Network network, Weights weights, List<EpochRecord> history) {
    this.uid = uid;
    this.imageParams = new ImageParams(this);
    this.predictionParams = new PredictionParams(this);
    this.classNames =
        new StringArrayParam(
            this, "classNames", "names of the classes in the order of their numbers; unset: none");
    this.network = network;
    this.weights = weights;
    this.history = List.copyOf(history);
  }

  /** Returns a reader of saved models. */
  public static MLReader<CnnClassificationModel> read() {
    return new ClassificationModelReader();
  }

  /** Loads a model that was saved with {@link #save}. */
  public static CnnClassificationModel load(String path) {
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

  @Override
  public PredictionParams predictionParams() {
    return predictionParams;
  }

  /** Returns the param of the classes' names; unset: none. */
  public StringArrayParam classNames() {
    return classNames;
  }

  /** Returns the classes' names in the order of their numbers, or an empty array. */
  public String[] getClassNames() {
    return isDefined(classNames) ? getOrDefault(classNames) : new String[0];
  }

  /** Sets the classes' names, which the prediction column then carries as ML attributes. */
  public CnnClassificationModel setClassNames(String... names) {
    return with(classNames, names);
  }

  /** Returns the network. */
  public Network network() {
    return network;
  }

  /** Returns the trained weights. */
  public Weights weights() {
    return weights;
  }

  /** Returns what each epoch of the training did. */
  public List<EpochRecord> history() {
    return history;
  }

  /** Returns the number of classes. */
  public int numClasses() {
    return network.output().elements();
  }

  /**
   * Checks the schema and returns it with the columns that {@link #transform} appends.
   *
   * @throws IllegalArgumentException naming the column or param, what was found and what was
   *     expected
   */
  @Override
  public StructType transformSchema(StructType schema) {
    imageColumn(schema, network.input());
    normalization(network.input().channels());
    requirePerClass("thresholds", getThresholds().length);
    requirePerClass("classNames", getClassNames().length);
    if (getTopK() > numClasses()) {
      throw new IllegalArgumentException(
          "param 'topK' is %d, but the network has %d classes".formatted(getTopK(), numClasses()));
    }
    return OutputSchema.append(schema, OutputSchema.classification(this, getClassNames()));
  }

  private void requirePerClass(String param, int length) {
    if (length > 0 && length != numClasses()) {
      throw new IllegalArgumentException(
          "param '%s' has %d entries, but the network has %d classes"
              .formatted(param, length, numClasses()));
    }
  }

  /** Scores a DataFrame, lazily and in one pass. */
  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    ImageColumn column = imageColumn(dataset.schema(), network.input());
    ScoringModel model =
        new ScoringModel(
            network,
            normalization(network.input().channels()),
            column.pixelType(),
            Precisions.of(this),
            getFlipAveraging(),
            broadcastOn(JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext())));
    boolean areProbabilities = network.lastLayer().layer() instanceof Softmax;
    return Scoring.append(
        dataset,
        new ScoringJob(
            column,
            invalidRows(),
            model,
            getBatchSize(),
            PredictionWriter.of(this, areProbabilities, getClassNames())),
        OutputSchema.classification(this, getClassNames()));
  }

  /**
   * One broadcast serves all transforms of an application, so that executors can share one graph
   * between them. In the next application its number belongs to another broadcast.
   */
  private synchronized Broadcast<float[]> broadcastOn(JavaSparkContext spark) {
    if (!spark.sc().applicationId().equals(application)) {
      broadcast = spark.broadcast(weights.values());
      application = spark.sc().applicationId();
    }
    return broadcast;
  }

  @Override
  public CnnClassificationModel copy(ParamMap extra) {
    CnnClassificationModel copy = new CnnClassificationModel(uid, network, weights, history);
    return copyValues(copy, extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    return new ClassificationModelWriter(this);
  }

  /** Saves the model to a folder on any Hadoop file system. */
  @Override
  public void save(String path) throws IOException {
    write().save(path);
  }

  /**
   * Writes the model as a TorchScript file on any Hadoop file system. Python's {@code
   * torch.jit.load} runs it without Spark: it takes pixels (N, C, H, W) of RGB or grey, bytes if
   * the images are (0 to 255), and gives this model's probabilities (N, classes), without {@code
   * flipAveraging}. A file {@code model.json} inside has the classes' names and the input's size.
   *
   * @param path of the file; it must not exist
   * @param bytes whether pixels are given as bytes, which are divided by 255, or as numbers
   * @throws IOException if the file exists, or the file system refuses
   */
  public void toTorchScript(String path, boolean bytes) throws IOException {
    SparkSession spark = SparkSession.active();
    TorchScriptFile.write(this, bytes, path, spark.sparkContext().hadoopConfiguration());
  }

  /** Returns about how many bytes the model takes on the driver. */
  @Override
  public long estimatedSize() {
    return (long) weights.values().length * Float.BYTES;
  }
}
