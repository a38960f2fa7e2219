package org.sparkcnn.ml;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.sparkcnn.plan.Loss;

/** Makes the params of {@link HasLossParams}. */
public final class LossParams implements Serializable {
  static final String CROSS_ENTROPY = "crossEntropy";
  private static final String MEAN_SQUARED_ERROR = "meanSquaredError";
  private static final String L1 = "l1";
  private static final String SMOOTH_L1 = "smoothL1";

  final Param<String> loss;
  final DoubleParam smoothL1Beta;

  private LossParams(Params owner, String doc, List<String> losses) {
    loss = ParamFactory.choice(owner, "loss", doc, losses);
    smoothL1Beta =
        ParamFactory.notNegative(
            owner, "smoothL1Beta", "smoothL1: the difference from which it is linear");
    owner.setDefault(loss, losses.get(0));
    owner.setDefault(smoothL1Beta, 1.0);
  }

  /** Returns the params of a stage that learns classes; the default loss is crossEntropy. */
  static LossParams ofClasses(Params owner) {
    return new LossParams(
        owner,
        "what training makes small; all but crossEntropy compare with one-hot labels.",
        List.of(CROSS_ENTROPY, MEAN_SQUARED_ERROR, L1, SMOOTH_L1));
  }

  /** Returns the params of a stage that learns numbers; the default loss is meanSquaredError. */
  static LossParams ofNumbers(Params owner) {
    return new LossParams(
        owner,
        "what training makes small, a mean over rows and targets.",
        List.of(MEAN_SQUARED_ERROR, L1, SMOOTH_L1));
  }

  /** Returns a loss that compares numbers. */
  static Loss ofNumbers(String name, double smoothL1Beta) {
    return switch (name) {
      case MEAN_SQUARED_ERROR -> Loss.meanSquaredError();
      case L1 -> Loss.l1();
      case SMOOTH_L1 -> Loss.smoothL1(smoothL1Beta);
      default -> throw new IllegalArgumentException("no loss of numbers is named " + name);
    };
  }
}
