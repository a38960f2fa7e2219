package org.sparkcnn.ml;

import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.data.Columns;
import org.sparkcnn.data.Targets;
import org.sparkcnn.network.NamedLayer;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Softmax;
import org.sparkcnn.plan.CrossEntropy;
import org.sparkcnn.store.SavedModel;

/**
 * Trains a CNN to tell classes apart, on a DataFrame of images and labels.
 *
 * <pre>{@code
 * CnnClassificationModel model = new CnnClassifier()
 *     .setNetwork(Networks.simpleCnn(Shape.image(1, 28, 28), 10))
 *     .setEpochs(10)
 *     .fit(images);
 * }</pre>
 */
public final class CnnClassifier extends CnnEstimator<CnnClassifier, CnnClassificationModel>
    implements HasPredictionParams<CnnClassifier>, HasClassLossParams<CnnClassifier> {
  private final PredictionParams predictionParams;
  private final ClassLossParams classLossParams;

  /** Makes an estimator with default params and a random uid. */
  public CnnClassifier() {
    this(Identifiable$.MODULE$.randomUID("cnnClassifier"));
  }

  /** Makes an estimator with default params. */
  public CnnClassifier(String uid) {
    super(uid, "column of the class, a whole number 0 to k - 1");
    this.predictionParams = new PredictionParams(this);
    this.classLossParams = new ClassLossParams(this);
  }

  /** Returns a reader of saved estimators. */
  public static MLReader<CnnClassifier> read() {
    return new EstimatorReader<>(CnnClassifier.class);
  }

  /** Loads an estimator that was saved with {@link #save}. */
  public static CnnClassifier load(String path) {
    return read().load(path);
  }

  @Override
  public PredictionParams predictionParams() {
    return predictionParams;
  }

  @Override
  public ClassLossParams classLossParams() {
    return classLossParams;
  }

  @Override
  LossParams losses() {
    return LossParams.ofClasses(this);
  }

  @Override
  ValidationParams validations() {
    return ValidationParams.ofClasses(this);
  }

  @Override
  void checkNetwork(Network network) {
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
    if (last.layer() instanceof Softmax && lossValue() instanceof CrossEntropy) {
      throw new IllegalArgumentException(
          "the last layer '%s' is a Softmax, which crossEntropy contains already: remove it, or use the loss meanSquaredError"
              .formatted(last.name()));
    }
    requirePerClass("thresholds", getThresholds().length, last.name(), output.elements());
    requirePerClass("classWeights", getClassWeights().length, last.name(), output.elements());
  }

  private static void requirePerClass(String param, int length, String lastLayer, int classes) {
    if (length > 0 && length != classes) {
      throw new IllegalArgumentException(
          "param '%s' has %d numbers, but the last layer '%s' has %d outputs"
              .formatted(param, length, lastLayer, classes));
    }
  }

  @Override
  Targets targets(StructType schema, Network network) {
    return Targets.classes(schema, getLabelCol(), network);
  }

  @Override
  StructType appended(StructType schema, Network network) {
    return OutputSchema.classification(this, classNames(schema, network));
  }

  private String[] classNames(StructType schema, Network network) {
    return ClassNames.of(
        Columns.require(schema, getLabelCol(), "label"),
        network.lastLayer().name(),
        network.output().elements());
  }

  @Override
  CnnClassificationModel model(SavedModel trained, StructType schema) {
    CnnClassificationModel model = new CnnClassificationModel(uid(), trained);
    String[] names = classNames(schema, trained.network());
    return names.length == 0 ? model : model.setClassNames(names);
  }
}
