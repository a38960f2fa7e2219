package org.sparkcnn.job;

import java.util.Map;
import org.sparkcnn.ml.CnnClassifier;
import org.sparkcnn.ml.CnnEstimator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of how a CNN is trained. */
final class TrainingOptions {
  @Option(
      names = "--normalization",
      paramLabel = "NAME",
      description = "mean and standard deviation of the pixels: ${COMPLETION-CANDIDATES}")
  private NormalizationPreset normalization;

  @Option(
      names = "--augmentation",
      paramLabel = "NAME",
      description = "random changes of the training images: ${COMPLETION-CANDIDATES}")
  private AugmentationPreset augmentation;

  @Option(
      names = ParamSettings.OPTION,
      paramLabel = "NAME=VALUE",
      description =
          "any param of the estimator, by its name; of several values with commas between; in a"
              + " file: param.NAME=VALUE")
  private Map<String, String> params;

  private final ParamOptions options = new ParamOptions();

  /** Adds the options that are an estimator's params. */
  void add(CommandSpec spec) {
    CnnClassifier stage = new CnnClassifier();
    options
        .add(stage, "epochs", "batchSize", "learningRate", "optimizer", "momentum")
        .add(stage, "weightDecay", "schedule", "warmupSteps", "loss", "labelSmoothing")
        .addAs("--workers", stage, "numWorkers")
        .add(stage, "averagingFrequency", "averagingUnit", "optimizerAveraging")
        .add(stage, "outerLearningRate", "outerMomentum")
        .add(stage, "precision", "device", "seed")
        .add(stage, "resize", "mean", "std", "handleInvalid", "weightCol")
        .add(stage, "validationFraction", "validationIndicatorCol", "validationMetric")
        .add(stage, "patience")
        .addAs("--checkpoints", stage, "checkpointDir")
        .add(stage, "checkpointInterval", "initialWeights", "freshLayers")
        .addAs("--freeze", stage, "frozenLayers")
        .addTo(spec);
  }

  /**
   * Sets what is given; the rest stays as it is.
   *
   * @param configured params of the configuration file
   */
  void applyTo(CnnEstimator<?, ?> estimator, int channels, Map<String, String> configured) {
    if (normalization != null) {
      estimator.setNormalization(normalization.of(channels));
    }
    if (augmentation != null) {
      estimator.setAugmentation(augmentation.changes());
    }
    options.applyTo(estimator);
    ParamSettings.set(estimator, configured);
    ParamSettings.set(estimator, params == null ? Map.of() : params);
  }
}
