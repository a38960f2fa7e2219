package org.sparkcnn.ml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Softmax;
import org.sparkcnn.network.Weights;
import org.sparkcnn.score.OutputWriter;
import org.sparkcnn.store.SavedModel;
import org.sparkcnn.store.StateDict;
import org.sparkcnn.store.WeightsImport;

/**
 * A CNN that was trained to tell classes apart: appends the columns rawPrediction (the network's
 * output), probability and prediction to a DataFrame of images. Rows keep their order and their
 * other columns.
 */
public final class CnnClassificationModel extends CnnModel<CnnClassificationModel>
    implements HasPredictionParams<CnnClassificationModel> {
  private final PredictionParams predictionParams;
  private final StringArrayParam classNames;

  /** Makes a model without a network, for Spark Connect's list of stages; it cannot be used. */
  public CnnClassificationModel() {
    this(Identifiable$.MODULE$.randomUID("cnnClassificationModel"), null);
  }

  CnnClassificationModel(String uid, SavedModel saved) {
    super(uid, saved);
    this.predictionParams = new PredictionParams(this);
    this.classNames =
        new StringArrayParam(
            this, "classNames", "names of the classes in the order of their numbers; unset: none");
  }

  /**
   * Returns a model of weights that were trained elsewhere, without class names, for images as they
   * are: set {@code mean}, {@code std} and {@code resize} as the weights want it.
   *
   * @param network gives a score for each class
   * @param weights the network's
   * @throws IllegalArgumentException if they are another network's, or the network does not give a
   *     vector
   */
  public static CnnClassificationModel of(Network network, Weights weights) {
    return of(new SavedModel(network, weights, List.of()));
  }

  private static CnnClassificationModel of(SavedModel saved) {
    Network network = saved.network();
    if (!network.output().isVector()) {
      throw new IllegalArgumentException(
          "the last layer '%s' gives the shape %s; a classifier's network ends in a vector with a score per class"
              .formatted(network.lastLayer().name(), network.output()));
    }
    return new CnnClassificationModel(
        Identifiable$.MODULE$.randomUID("cnnClassificationModel"), saved);
  }

  /**
   * Returns a model of weights in a file that fits the network exactly.
   *
   * @see #pretrained(Network, String, WeightsImport)
   */
  public static CnnClassificationModel pretrained(Network network, String file) {
    return pretrained(network, file, WeightsImport.exact());
  }

  /**
   * Returns a model of weights in a file, without class names, for images as they are: set {@code
   * mean}, {@code std} and {@code resize} as the weights want it.
   *
   * @param network gives a score for each class; what the file does not have for it is random
   * @param file what {@link HasFineTuningParams#setInitialWeights} takes
   * @param rules how the file's names become the network's
   * @throws UncheckedIOException if the file cannot be read or does not fit the network
   */
  public static CnnClassificationModel pretrained(
      Network network, String file, WeightsImport rules) {
    Configuration conf = SparkSession.active().sparkContext().hadoopConfiguration();
    try {
      InitialWeights read =
          InitialWeights.read(
              StateDict.open(new Path(file), conf),
              rules,
              Weights.initial(network, 0),
              "drawn at random, seed 0");
      return of(new SavedModel(network, read.weights(), List.of(), 0, read.origin(), Map.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /**
   * Returns an estimator that goes on where this model ends, on other rows or for other classes
   * (with another network and {@code freshLayers}); it has this model's network and params of
   * reading images and of predictions, and defaults otherwise.
   */
  public CnnClassifier toEstimator() {
    return copyValues(
        new CnnClassifier().setNetwork(network()).setInitialModel(this), new ParamMap());
  }

  /** Returns a reader of saved models. */
  public static MLReader<CnnClassificationModel> read() {
    return new NetworkStageReader<>(CnnClassificationModel.class, CnnClassificationModel::new);
  }

  /** Loads a model that was saved with {@link #save}. */
  public static CnnClassificationModel load(String path) {
    return read().load(path);
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

  /** Returns the number of classes. */
  public int numClasses() {
    return network().output().elements();
  }

  @Override
  CnnClassificationModel make(String id, SavedModel saved) {
    return new CnnClassificationModel(id, saved);
  }

  @Override
  void checkParams() {
    requirePerClass("thresholds", getThresholds().length);
    requirePerClass("classNames", getClassNames().length);
    if (getTopK() > numClasses()) {
      throw new IllegalArgumentException(
          "param 'topK' is %d, but the network has %d classes".formatted(getTopK(), numClasses()));
    }
  }

  private void requirePerClass(String param, int length) {
    if (length > 0 && length != numClasses()) {
      throw new IllegalArgumentException(
          "param '%s' has %d entries, but the network has %d classes"
              .formatted(param, length, numClasses()));
    }
  }

  @Override
  StructType appended() {
    return OutputSchema.classification(this, getClassNames());
  }

  @Override
  OutputWriter writer() {
    boolean areProbabilities = network().lastLayer().layer() instanceof Softmax;
    return PredictionWriter.of(this, areProbabilities, getClassNames());
  }

  @Override
  String outputs() {
    return ModelText.classes(numClasses(), getClassNames());
  }

  @Override
  boolean averagesFlips() {
    return getFlipAveraging();
  }

  /**
   * Scores labelled images and writes a page of HTML: curves of the training, confusion matrix,
   * each class' figures and the worst mistakes; {@link ModelReport} has settings.
   *
   * @param labelled with the image column and a column {@code label} of the classes' numbers or
   *     names
   * @param file on any Hadoop file system; a report that is there is replaced
   * @throws IOException if there is a folder of this name, or the file system refuses
   */
  public void report(Dataset<?> labelled, String file) throws IOException {
    new ModelReport(this).write(labelled, file);
  }

  /**
   * Writes the model as a TorchScript file on any Hadoop file system. Python's {@code
   * torch.jit.load} runs it without Spark: it takes pixels (N, C, H, W) of RGB or grey, bytes if
   * the images are (0 to 255), and gives this model's probabilities (N, classes), without {@code
   * flipAveraging}. A file {@code model.json} inside has the input's size, how pixels are given and
   * normalised, and the classes' names ({@code _extra_files} of torch.jit.load).
   *
   * @param path of the file; it must not exist
   * @param bytes whether pixels are given as bytes, which are divided by 255, or as numbers
   * @throws IOException if the file exists, or the file system refuses
   */
  public void toTorchScript(String path, boolean bytes) throws IOException {
    SparkSession spark = SparkSession.active();
    TorchScriptFile.write(this, bytes, path, spark.sparkContext().hadoopConfiguration());
  }
}
