package org.sparkcnn.ml;

import java.io.Serializable;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Makes the params of {@link HasPredictionParams}. */
public final class PredictionParams implements Serializable {
  final Param<String> predictionCol;
  final Param<String> rawPredictionCol;
  final Param<String> probabilityCol;
  final DoubleArrayParam thresholds;
  final IntParam topK;
  final Param<String> topKCol;
  final BooleanParam flipAveraging;

  PredictionParams(Params owner) {
    predictionCol =
        ParamFactory.text(
            owner, "predictionCol", "column of the predicted class, 0 to k - 1; empty: left out");
    rawPredictionCol =
        ParamFactory.text(
            owner,
            "rawPredictionCol",
            "column of the network's output, a vector with a score per class; empty: left out");
    probabilityCol =
        ParamFactory.text(
            owner,
            "probabilityCol",
            "column of the class probabilities, the softmax of the scores; empty: left out");
    thresholds =
        new DoubleArrayParam(
            owner,
            "thresholds",
            "the class with the largest probability / threshold is predicted; a number >= 0 per"
                + " class, at most one of them 0; unset: all equal",
            PredictionParams::isValid);
    topK =
        ParamFactory.intAtLeast(
            owner,
            "topK",
            0,
            "classes in the column of top predictions; 0: the column is left out");
    topKCol =
        ParamFactory.text(
            owner,
            "topKCol",
            "column of the topK most probable classes: an array of label, className, probability");
    owner.setDefault(topK, 0);
    owner.setDefault(topKCol, "topKPredictions");
    flipAveraging =
        new BooleanParam(
            owner.uid(),
            "flipAveraging",
            "whether scores are the mean of those of an image and of its mirror image, left to"
                + " right; takes twice the time");
    owner.setDefault(predictionCol, "prediction");
    owner.setDefault(rawPredictionCol, "rawPrediction");
    owner.setDefault(probabilityCol, "probability");
    owner.setDefault(flipAveraging, false);
  }

  private static boolean isValid(double[] thresholds) {
    int zeros = 0;
    for (double threshold : thresholds) {
      if (!(threshold >= 0)) {
        return false;
      }
      zeros += threshold == 0 ? 1 : 0;
    }
    return zeros <= 1;
  }
}
