package org.sparkcnn.score;

import org.apache.spark.api.java.JavaSparkContext;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.TinyImages;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Precision;

/** Models that have learnt nothing, which is enough to score. */
final class ScoringModels {
  private ScoringModels() {}

  static ScoringModel of(TinyImages images, long seed) {
    JavaSparkContext spark =
        JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext());
    return new ScoringModel(
        images.network(),
        Normalization.none(images.shape().channels()),
        PixelType.UINT8,
        Precision.FP32,
        false,
        spark.broadcast(Weights.initial(images.network(), seed).values()));
  }
}
