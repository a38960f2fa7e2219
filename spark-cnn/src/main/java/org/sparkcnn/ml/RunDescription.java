package org.sparkcnn.ml;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.ml.param.Param;
import org.sparkcnn.data.PackedImages;
import org.sparkcnn.data.PackedRows;
import org.sparkcnn.plan.TrainingPlan;
import org.sparkcnn.store.AugmentationJson;
import org.sparkcnn.store.NetworkJson;
import org.sparkcnn.train.WorkerResources;

/**
 * All that the result of a training depends on, by name, so that a training that was cut off goes
 * on only as what it was: every param of the estimator but those that are known not to matter, and
 * the data.
 */
final class RunDescription {
  static final String NUM_WORKERS = "numWorkers";

  /** What is packed tells these apart: names of columns, and rows that were left out. */
  private static final Set<String> SEEN_IN_THE_DATA =
      Set.of(
          "imageCol",
          "labelCol",
          "weightCol",
          "validationIndicatorCol",
          "handleInvalid",
          "maxPixels",
          "errorCol");

  /** These are the model's. */
  private static final Set<String> OF_SCORING =
      Set.of(
          "flipAveraging",
          "predictionCol",
          "probabilityCol",
          "rawPredictionCol",
          "thresholds",
          "topK",
          "topKCol");

  /** How the same is computed. */
  private static final Set<String> OF_THE_WAY = Set.of("reduction");

  /** What they lead to is described: the weights themselves. */
  private static final Set<String> OF_THE_START =
      Set.of("freshLayers", "initialWeights", "initialWeightsPrefix", "initialWeightsStrict");

  /** More epochs are more of the same, which is looked at apart. */
  private static final String EPOCHS = "epochs";

  private static final Set<String> OF_CHECKPOINTS =
      Set.of("checkpointDir", "checkpointInterval", "keepCheckpoints");

  private RunDescription() {}

  /** Returns whether a training's result depends on a param, beyond what the data show. */
  static boolean depends(String param) {
    return !SEEN_IN_THE_DATA.contains(param)
        && !OF_SCORING.contains(param)
        && !OF_CHECKPOINTS.contains(param)
        && !OF_THE_START.contains(param)
        && !OF_THE_WAY.contains(param)
        && !param.equals(EPOCHS);
  }

  /** Returns what is known before the data are packed. */
  static Map<String, String> of(
      CnnEstimator<?, ?> stage,
      TrainingPlan plan,
      WorkerResources resources,
      InitialWeights start) {
    Map<String, String> description = new TreeMap<>();
    for (Param<?> param : stage.params()) {
      if (depends(param.name())) {
        description.put(param.name(), value(stage, param));
      }
    }
    // As they are meant, however they are written or found out.
    description.put("network", NetworkJson.write(stage.getNetwork()));
    description.put("augmentation", AugmentationJson.write(stage.getAugmentation()));
    description.put("initial weights", start.fingerprint());
    description.put(NUM_WORKERS, Integer.toString(plan.workers()));
    description.put("precision", Precisions.name(plan.recipe().precision()));
    description.put("device", resources.includeGpu() ? "gpu" : "cpu");
    if (plan.schedule().dependsOnTotal()) {
      description.put("epochs, on which the schedule depends", Integer.toString(plan.epochs()));
    }
    return description;
  }

  private static String value(CnnEstimator<?, ?> stage, Param<?> param) {
    return stage.isDefined(param) ? ParamTexts.of(stage, param) : "unset";
  }

  /** Returns the whole. */
  static Map<String, String> of(
      CnnEstimator<?, ?> stage,
      TrainingPlan plan,
      WorkerResources resources,
      InitialWeights start,
      PackedImages images) {
    Map<String, String> description = new TreeMap<>(of(stage, plan, resources, start));
    description.put("data", data(images.totalRows(), images.fingerprint()));
    PackedRows validation = images.validation();
    if (validation.total() > 0) {
      description.put("validation data", data(validation.total(), validation.fingerprint()));
    }
    return description;
  }

  private static String data(long rows, String fingerprint) {
    return "%d rows (%s)".formatted(rows, fingerprint);
  }
}
