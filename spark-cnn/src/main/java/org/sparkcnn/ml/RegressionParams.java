package org.sparkcnn.ml;

import java.io.Serializable;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Makes the params of {@link HasRegressionParams}. */
public final class RegressionParams implements Serializable {
  final Param<String> predictionCol;

  RegressionParams(Params owner) {
    predictionCol =
        ParamFactory.text(
            owner,
            "predictionCol",
            "column of the network's output: a double for one target, a vector for several");
    owner.setDefault(predictionCol, "prediction");
  }
}
