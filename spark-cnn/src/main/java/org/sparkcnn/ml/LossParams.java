package org.sparkcnn.ml;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.sparkcnn.plan.Loss;

/** Makes the params of {@link HasLossParams}, and reads a loss from them. */
public final class LossParams implements Serializable {
  private static final String CROSS_ENTROPY = "crossEntropy";
  private static final String MEAN_SQUARED_ERROR = "meanSquaredError";
  private static final String SMOOTH_L1 = "smoothL1";

  final Param<String> loss;
  final DoubleParam labelSmoothing;
  final DoubleArrayParam classWeights;
  final DoubleParam smoothL1Beta;

  LossParams(Params owner) {
    loss =
        ParamFactory.choice(
            owner,
            "loss",
            "what training makes small; meanSquaredError and smoothL1 compare with one-hot labels.",
            List.of(CROSS_ENTROPY, MEAN_SQUARED_ERROR, SMOOTH_L1));
    labelSmoothing =
        ParamFactory.share(
            owner, "labelSmoothing", "crossEntropy: share of the target that all classes divide");
    classWeights =
        new DoubleArrayParam(
            owner,
            "classWeights",
            "crossEntropy: how much each class counts in the loss; a number >= 0 per class, not"
                + " all 0; unset: all alike",
            LossParams::areWeights);
    smoothL1Beta =
        ParamFactory.notNegative(
            owner, "smoothL1Beta", "smoothL1: the difference from which it is linear");
    owner.setDefault(loss, CROSS_ENTROPY);
    owner.setDefault(labelSmoothing, 0.0);
    owner.setDefault(smoothL1Beta, 1.0);
  }

  private static boolean areWeights(double[] weights) {
    return Arrays.stream(weights).allMatch(weight -> weight >= 0 && Double.isFinite(weight))
        && Arrays.stream(weights).anyMatch(weight -> weight > 0);
  }

  static Loss loss(HasLossParams<?> params) {
    return switch (params.getLoss()) {
      case MEAN_SQUARED_ERROR -> Loss.meanSquaredError();
      case SMOOTH_L1 -> Loss.smoothL1(params.getSmoothL1Beta());
      default ->
          Loss.crossEntropy()
              .labelSmoothing(params.getLabelSmoothing())
              .classWeights(Arrays.stream(params.getClassWeights()).boxed().toList());
    };
  }
}
