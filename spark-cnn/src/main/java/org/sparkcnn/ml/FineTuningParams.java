package org.sparkcnn.ml;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/** Makes the params of {@link HasFineTuningParams}. */
public final class FineTuningParams implements Serializable {
  static final String FROZEN_LAYERS = "frozenLayers";
  static final String ALL = "all";
  static final String NONE = "none";

  private static final String PATTERNS =
      ": names of layers, or patterns with * and ?, and with ! before them what is excepted";

  final Param<String> initialWeights;
  final BooleanParam initialWeightsStrict;
  final Param<String> initialWeightsPrefix;
  final StringArrayParam freshLayers;
  final StringArrayParam frozenLayers;
  final Param<String> frozenStatistics;
  final StringArrayParam layerLearningRates;
  final BooleanParam cacheFeatures;

  FineTuningParams(Params owner) {
    initialWeights =
        ParamFactory.text(
            owner,
            "initialWeights",
            "file to start from, on any Hadoop file system: safetensors, the index of sharded ones,"
                + " a PyTorch state dict (.pt, .pth) or a saved model's folder; unset: random");
    initialWeightsStrict =
        new BooleanParam(
            owner.uid(),
            "initialWeightsStrict",
            "whether the file must have all of the network's parameters but those of freshLayers,"
                + " in their shapes, and no others; if not, what does not fit is left out");
    initialWeightsPrefix =
        ParamFactory.text(
            owner,
            "initialWeightsPrefix",
            "what is taken off the beginning of the file's names, such as module.; unset: nothing");
    freshLayers =
        ParamFactory.texts(
            owner,
            "freshLayers",
            "layers that start at random in spite of initialWeights, such as a head for other"
                + " classes"
                + PATTERNS
                + "; unset: none");
    frozenLayers =
        ParamFactory.texts(
            owner, FROZEN_LAYERS, "layers that are not trained" + PATTERNS + "; unset: none");
    frozenStatistics =
        ParamFactory.choice(
            owner,
            "frozenStatistics",
            "whose running statistics batch norm normalises by and does not change.",
            List.of(FROZEN_LAYERS, ALL, NONE));
    layerLearningRates =
        new StringArrayParam(
            owner,
            "layerLearningRates",
            "learning rates of layers that have another than learningRate, as pattern=rate; the"
                + " last that fits counts, and the schedule changes all alike (> 0); unset: none",
            entries -> Arrays.stream(entries).allMatch(LayerRates::isValid));
    cacheFeatures =
        new BooleanParam(
            owner.uid(),
            "cacheFeatures",
            "whether what the frozen layers before the first trained one make of the images is"
                + " computed once and kept, where images are not augmented");
    setDefaults(owner);
  }

  private void setDefaults(Params owner) {
    owner.setDefault(initialWeightsStrict, true);
    owner.setDefault(frozenStatistics, FROZEN_LAYERS);
    owner.setDefault(cacheFeatures, true);
  }
}
