package org.sparkcnn.ml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.data.Columns;
import org.sparkcnn.data.ExampleColumns;
import org.sparkcnn.data.ImageColumn;
import org.sparkcnn.data.PackedImages;
import org.sparkcnn.network.NamedLayer;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Softmax;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.CrossEntropy;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.TrainingPlan;
import org.sparkcnn.train.DistributedTrainer;
import org.sparkcnn.train.TrainingListener;

/**
 * Trains a CNN to tell classes apart, on a DataFrame of images and labels. Each of {@code
 * numWorkers} partitions trains on its own rows; after {@code averagingFrequency} batches their
 * weights are averaged (parameter averaging, McDonald et al. 2010; Zinkevich et al. 2010).
 *
 * <pre>{@code
 * CnnClassificationModel model = new CnnClassifier()
 *     .setNetwork(Networks.simpleCnn(Shape.image(1, 28, 28), 10))
 *     .setEpochs(10)
 *     .fit(images);
 * }</pre>
 */
public final class CnnClassifier extends Estimator<CnnClassificationModel>
    implements HasImageParams<CnnClassifier>,
        HasPredictionParams<CnnClassifier>,
        HasTrainingParams<CnnClassifier>,
        DefaultParamsWritable {
  private final String uid;
  private final ImageParams imageParams;
  private final PredictionParams predictionParams;
  private final TrainingParams trainingParams;
  private final transient List<TrainingListener> listeners = new ArrayList<>();

  /** Makes an estimator with default params and a random uid. */
  public CnnClassifier() {
    this(Identifiable$.MODULE$.randomUID("cnnClassifier"));
  }

  /** Makes an estimator with default params. */
  public CnnClassifier(String uid) {
    this.uid = uid;
    this.imageParams = new ImageParams(this);
    this.predictionParams = new PredictionParams(this);
    this.trainingParams = new TrainingParams(this);
  }

  /** Returns a reader of saved estimators. */
  public static MLReader<CnnClassifier> read() {
    return new DefaultParamsReader<>();
  }

  /** Loads an estimator that was saved with {@link #save}. */
  public static CnnClassifier load(String path) {
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

  @Override
  public TrainingParams trainingParams() {
    return trainingParams;
  }

  /** Adds someone who sees the training as it goes; listeners are not saved. */
  public CnnClassifier addListener(TrainingListener listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * Checks all that can be checked without looking at a row.
   *
   * @throws IllegalArgumentException naming the column, param or layer, what was found and what was
   *     expected
   */
  @Override
  public StructType transformSchema(StructType schema) {
    Network network = getNetwork();
    int classes = classes(network);
    AugmentationParams.check(this, imageColumn(schema, network.input()), getImageCol());
    normalization(network.input().channels());
    StructField label = Columns.requireNumeric(schema, getLabelCol(), "label");
    if (weightColOrNull() != null) {
      Columns.requireNumeric(schema, weightColOrNull(), "weight");
    }
    TrainingPlans.of(this, getBatchSize(), 1, Precisions.of(this));
    String[] names = ClassNames.of(label, network.lastLayer().name(), classes);
    return OutputSchema.append(schema, OutputSchema.classification(this, names));
  }

  /** Returns the network's classes, and refuses a network that cannot be trained to tell them. */
  private int classes(Network network) {
    NamedLayer last = network.lastLayer();
    Shape output = network.output();
    if (!output.isVector()) {
      throw new IllegalArgumentException(
          "the last layer '%s' gives the shape %s; a classifier's network ends in a vector with a score per class, such as linear(10)"
              .formatted(last.name(), output));
    }
    if (output.elements() < 2) {
      throw new IllegalArgumentException(
          "the last layer '%s' gives 1 score; a classifier's network gives one for each class, 2 or more"
              .formatted(last.name()));
    }
    if (last.layer() instanceof Softmax && LossParams.loss(this) instanceof CrossEntropy) {
      throw new IllegalArgumentException(
          "the last layer '%s' is a Softmax, which crossEntropy contains already: remove it, or use the loss meanSquaredError"
              .formatted(last.name()));
    }
    requirePerClass("thresholds", getThresholds().length, last.name(), output.elements());
    requirePerClass("classWeights", getClassWeights().length, last.name(), output.elements());
    return output.elements();
  }

  private static void requirePerClass(String param, int length, String lastLayer, int classes) {
    if (length > 0 && length != classes) {
      throw new IllegalArgumentException(
          "param '%s' has %d numbers, but the last layer '%s' has %d outputs"
              .formatted(param, length, lastLayer, classes));
    }
  }

  private String weightColOrNull() {
    return isDefined(weightCol()) && !getOrDefault(weightCol()).isEmpty()
        ? getOrDefault(weightCol())
        : null;
  }

  /**
   * Trains.
   *
   * @throws IllegalArgumentException if a param, the schema or a row is not what it should be, or
   *     there are no rows
   * @throws org.sparkcnn.engine.NonFiniteLossException if a loss is infinite or not a number,
   *     saying in which epoch, at which step and learning rate, and what to try
   */
  @Override
  public CnnClassificationModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    Network network = getNetwork();
    ImageColumn column = imageColumn(dataset.schema(), network.input());
    JavaSparkContext spark =
        JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext());
    int workers =
        isDefined(numWorkers()) ? (int) getOrDefault(numWorkers()) : TaskSlots.of(spark.sc());
    Precision precision = Precisions.resolved(Precisions.of(this), spark, workers);
    TrainingPlan plan = TrainingPlans.of(this, getBatchSize(), workers, precision);
    DistributedTrainer.Result result =
        Failures.explained(() -> train(spark, dataset, network, column, plan));
    StructField label = Columns.require(dataset.schema(), getLabelCol(), "label");
    CnnClassificationModel model =
        new CnnClassificationModel(uid, network, result.weights(), result.history());
    String[] names = ClassNames.of(label, network.lastLayer().name(), network.output().elements());
    if (names.length > 0) {
      model.setClassNames(names);
    }
    return copyValues(model, new ParamMap())
        .setPrecision(Precisions.name(precision))
        .setParent(this);
  }

  private DistributedTrainer.Result train(
      JavaSparkContext spark,
      Dataset<?> dataset,
      Network network,
      ImageColumn column,
      TrainingPlan plan) {
    ExampleColumns columns =
        new ExampleColumns(
            column,
            getLabelCol(),
            weightColOrNull(),
            network.output().elements(),
            invalidRows(),
            Columns.pathIndex(dataset.schema()) >= 0);
    try (PackedImages images = PackedImages.pack(dataset, columns, plan.workers(), plan.seed())) {
      if (images.totalRows() == 0) {
        throw new IllegalArgumentException("the DataFrame has no rows to train on");
      }
      return new DistributedTrainer(
              spark,
              network,
              normalization(network.input().channels()),
              column.pixelType(),
              images,
              plan,
              listeners)
          .train(Weights.initial(network, plan.seed()));
    }
  }

  @Override
  public CnnClassifier copy(ParamMap extra) {
    CnnClassifier copy = defaultCopy(extra);
    listeners.forEach(copy::addListener);
    return copy;
  }

  /** Saves the params to a folder on any Hadoop file system. */
  @Override
  public void save(String path) throws IOException {
    write().save(path);
  }
}
