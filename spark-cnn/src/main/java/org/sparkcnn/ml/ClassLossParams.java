package org.sparkcnn.ml;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** Makes the params of {@link HasClassLossParams}. */
public final class ClassLossParams implements Serializable {
  final DoubleParam labelSmoothing;
  final DoubleArrayParam classWeights;

  ClassLossParams(Params owner) {
    labelSmoothing =
        ParamFactory.share(
            owner, "labelSmoothing", "crossEntropy: share of the target that all classes divide");
    classWeights =
        new DoubleArrayParam(
            owner,
            "classWeights",
            "crossEntropy: how much each class counts in the loss; a number >= 0 per class, not"
                + " all 0; unset: all alike",
            ClassLossParams::areWeights);
    owner.setDefault(labelSmoothing, 0.0);
  }

  private static boolean areWeights(double[] weights) {
    return Arrays.stream(weights).allMatch(weight -> weight >= 0 && Double.isFinite(weight))
        && Arrays.stream(weights).anyMatch(weight -> weight > 0);
  }
}
