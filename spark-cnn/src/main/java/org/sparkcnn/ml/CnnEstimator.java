package org.sparkcnn.ml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.data.Columns;
import org.sparkcnn.data.ExampleColumns;
import org.sparkcnn.data.PackedImages;
import org.sparkcnn.data.Spread;
import org.sparkcnn.data.Targets;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.TrainingPlan;
import org.sparkcnn.store.SavedModel;
import org.sparkcnn.train.DeviceChoice;
import org.sparkcnn.train.DistributedTrainer;
import org.sparkcnn.train.JobDescription;
import org.sparkcnn.train.TrainingListener;
import org.sparkcnn.train.WorkerResources;

/**
 * What estimators that train a CNN share. Each of {@code numWorkers} partitions trains on its own
 * rows; after {@code averagingFrequency} batches their weights are averaged (parameter averaging,
 * McDonald et al. 2010; Zinkevich et al. 2010).
 *
 * @param <E> the estimator itself
 * @param <M> its model
 */
public abstract class CnnEstimator<E extends CnnEstimator<E, M>, M extends CnnModel<M>>
    extends Estimator<M>
    implements HasImageParams<E>,
        HasTrainingParams<E>,
        HasValidationParams<E>,
        DefaultParamsWritable {
  private final String uid;
  private final ImageParams imageParams;
  private final TrainingParams trainingParams;
  private final ValidationParams validationParams;
  private final transient List<TrainingListener> listeners = new ArrayList<>();
  private CnnModel<?> initialModel;

  /**
   * Makes the params that all have.
   *
   * @param labels what the label column is
   */
  CnnEstimator(String uid, String labels) {
    this.uid = uid;
    this.imageParams = new ImageParams(this);
    this.trainingParams = new TrainingParams(this, losses(), labels);
    this.validationParams = validations();
  }

  /** Returns the losses that can be made small; called by the constructor. */
  abstract LossParams losses();

  /** Returns the params of what can be measured on validation rows; called by the constructor. */
  abstract ValidationParams validations();

  /** Refuses a network that cannot be trained for what this estimator does. */
  abstract void checkNetwork(Network network);

  /** Returns how labels are read, and refuses a column that does not fit the network. */
  abstract Targets targets(StructType schema, Network network);

  /** Returns the columns that the model will append. */
  abstract StructType appended(StructType schema, Network network);

  /** Returns the model that a training ends with, without the params that it shares with this. */
  abstract M model(SavedModel trained, StructType schema);

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public ImageParams imageParams() {
    return imageParams;
  }

  @Override
  public TrainingParams trainingParams() {
    return trainingParams;
  }

  @Override
  public ValidationParams validationParams() {
    return validationParams;
  }

  /** Adds someone who sees the training as it goes; listeners are not saved. */
  @SuppressWarnings("unchecked")
  public E addListener(TrainingListener listener) {
    listeners.add(listener);
    return (E) this;
  }

  /**
   * Starts from a model's weights instead of random ones, or, with null, does not. What differs in
   * shape, such as a head for other classes, must be among {@link #freshLayers}. The model is saved
   * with this estimator.
   */
  @SuppressWarnings("unchecked")
  public E setInitialModel(CnnModel<?> model) {
    initialModel = model;
    return (E) this;
  }

  /** Returns the model to start from, if there is one. */
  public Optional<CnnModel<?>> getInitialModel() {
    return Optional.ofNullable(initialModel);
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
    checkNetwork(network);
    AugmentationParams.check(this, imageColumn(schema, network.input()));
    normalization(network.input().channels());
    targets(schema, network);
    if (weightColOrNull() != null) {
      Columns.requireNumeric(schema, weightColOrNull(), "weight");
    }
    Validations.check(this, schema, network);
    FineTunings.check(this, network);
    TrainingPlans.of(this, getBatchSize(), 1, Precisions.of(this));
    return OutputSchema.append(schema, appended(schema, network));
  }

  private String weightColOrNull() {
    return isDefined(weightCol()) && !getOrDefault(weightCol()).isEmpty()
        ? getOrDefault(weightCol())
        : null;
  }

  /**
   * Trains.
   *
   * @throws java.io.UncheckedIOException if {@code initialWeights} cannot be read, or does not fit
   *     the network
   * @throws IllegalArgumentException if a param, the schema or a row is not what it should be, or
   *     there are no rows to train on, or no validation rows where there should be some, or GPUs
   *     are asked for that Spark does not assign, or {@code checkpointDir} belongs to another
   *     training
   * @throws java.io.UncheckedIOException if {@code checkpointDir} cannot be written
   * @throws org.sparkcnn.engine.NonFiniteLossException if a loss is infinite or not a number,
   *     saying in which epoch, at which step and learning rate, and what to try
   */
  @Override
  public M fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    Network network = getNetwork();
    JavaSparkContext spark =
        JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext());
    WorkerResources resources = resources(spark);
    InitialWeights start = start(spark, network);
    CheckpointedFit checkpointed = CheckpointedFit.of(this, spark, resources, start);
    ExampleColumns columns = columns(dataset.schema(), network);
    int workers =
        workers(
            dataset,
            columns,
            () -> checkpointed.workers().orElseGet(() -> resources.slots(spark.sc())));
    Precision precision = Precisions.resolved(Precisions.of(this), spark, workers);
    TrainingPlan plan = plan(workers, precision);
    checkpointed.check(plan);
    DistributedTrainer.Result result =
        Failures.explained(
            () -> train(spark, dataset, columns, network, plan, start.weights(), checkpointed));
    SavedModel trained =
        new SavedModel(
            network,
            result.weights(),
            result.history(),
            result.epoch(),
            start.origin(),
            ParamTexts.of(this));
    M model = model(trained, dataset.schema());
    return copyValues(model, new ParamMap())
        .setPrecision(Precisions.name(precision))
        .setParent(this);
  }

  /**
   * Returns how {@link #fit} would train on these rows, without training: after the checks that it
   * makes before its first job, {@code initialWeights} included and {@code checkpointDir} not. A
   * precision of auto is left as it is.
   *
   * @throws IllegalArgumentException if a param or the schema is not what it should be
   * @throws java.io.UncheckedIOException if {@code initialWeights} cannot be read, or does not fit
   *     the network
   */
  public TrainingPlan plan(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    Network network = getNetwork();
    JavaSparkContext spark =
        JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext());
    WorkerResources resources = resources(spark);
    start(spark, network);
    ExampleColumns columns = columns(dataset.schema(), network);
    int workers = workers(dataset, columns, () -> resources.slots(spark.sc()));
    return plan(workers, Precisions.of(this));
  }

  private TrainingPlan plan(int workers, Precision precision) {
    return TrainingPlans.of(this, getBatchSize(), workers, precision)
        .stopping(Validations.stopping(this));
  }

  private InitialWeights start(JavaSparkContext spark, Network network) {
    return InitialWeights.of(this, initialModel, network, spark.hadoopConfiguration());
  }

  private WorkerResources resources(JavaSparkContext spark) {
    return WorkerResources.of(
        DeviceChoice.valueOf(getDevice().toUpperCase(Locale.ROOT)), spark.getConf());
  }

  private ExampleColumns columns(StructType schema, Network network) {
    return new ExampleColumns(
        imageColumn(schema, network.input()),
        targets(schema, network),
        weightColOrNull(),
        invalidRows(),
        Columns.pathIndex(schema) >= 0,
        Validations.rows(this));
  }

  /**
   * Returns how many workers train.
   *
   * @param unset how many the rows are dealt out to if no param says it
   */
  private int workers(Dataset<?> dataset, ExampleColumns columns, IntSupplier unset) {
    if (!getRepartition()) {
      return partitions(dataset, columns);
    }
    return isDefined(numWorkers()) ? (int) getOrDefault(numWorkers()) : unset.getAsInt();
  }

  /** Returns how many workers there are if each of the DataFrame's partitions is a worker's. */
  private int partitions(Dataset<?> dataset, ExampleColumns columns) {
    int partitions = PackedImages.partitions(dataset, columns);
    if (partitions == 0) {
      throw new IllegalArgumentException(
          "the DataFrame has no partitions, and so no rows to train on");
    }
    if (isDefined(numWorkers()) && (int) getOrDefault(numWorkers()) != partitions) {
      throw new IllegalArgumentException(
          "param 'numWorkers' is %s, but the DataFrame has %d partitions, each of which is a worker's if repartition is false: leave numWorkers unset, or bring the rows into as many partitions first"
              .formatted(getOrDefault(numWorkers()), partitions));
    }
    return partitions;
  }

  private DistributedTrainer.Result train(
      JavaSparkContext spark,
      Dataset<?> dataset,
      ExampleColumns columns,
      Network network,
      TrainingPlan plan,
      Weights start,
      CheckpointedFit checkpointed) {
    Fit fit =
        new Fit(
            spark,
            network,
            normalization(network.input().channels()),
            columns.image().pixelType(),
            plan,
            checkpointed.resources(),
            listeners);
    Spread spread = new Spread(plan.workers(), !getRepartition(), plan.seed());
    try (PackedImages images = packed(spark, dataset, columns, spread)) {
      Validations.check(this, images);
      return fit.train(images, start, checkpointed.begin(plan, images), getCacheFeatures());
    }
  }

  private static PackedImages packed(
      JavaSparkContext spark, Dataset<?> dataset, ExampleColumns columns, Spread spread) {
    try (JobDescription described = JobDescription.of(spark, "packing images")) {
      return PackedImages.pack(dataset, columns, spread);
    }
  }

  @Override
  public E copy(ParamMap extra) {
    E copy = defaultCopy(extra);
    listeners.forEach(copy::addListener);
    return copy.setInitialModel(initialModel);
  }

  @Override
  public MLWriter write() {
    return new EstimatorWriter(this);
  }

  /**
   * Saves the params, and the initial model if there is one, to a folder on any Hadoop file system.
   */
  @Override
  public void save(String path) throws IOException {
    write().save(path);
  }
}
