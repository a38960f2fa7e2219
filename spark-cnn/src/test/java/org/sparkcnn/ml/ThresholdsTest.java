package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.VectorUDT;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** As in MLlib: the class with the largest probability over threshold is predicted. */
class ThresholdsTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(30);

  static List<double[]> thresholds() {
    return List.of(
        new double[] {1, 1, 1},
        new double[] {0.99, 0.01, 0.5},
        new double[] {1e-6, 1, 1e3},
        new double[] {0.2, 0, 0.3},
        new double[] {0, 1e9, 1e9});
  }

  @ParameterizedTest
  @MethodSource("thresholds")
  void thePredictionFollowsTheFormula(double[] thresholds) {
    CnnClassificationModel model = Cnns.trained().copy(ParamMap.empty());
    for (Row row : model.setThresholds(thresholds).transform(IMAGES).collectAsList()) {
      double[] probability = row.<Vector>getAs("probability").toArray();
      int best = 0;
      for (int i = 1; i < 3; i++) {
        if (probability[i] / thresholds[i] > probability[best] / thresholds[best]) {
          best = i;
        }
      }
      assertThat(row.<Double>getAs("prediction")).isEqualTo(best);
    }
  }

  @Test
  void anEstimatorHandsItsThresholdsOn() {
    CnnClassificationModel model = Cnns.quick().setThresholds(1, 1, 0).setEpochs(1).fit(IMAGES);
    assertThat(model.getThresholds()).containsExactly(1, 1, 0);
    assertThat(model.transform(IMAGES).where("prediction = 2").count()).isEqualTo(30);
  }

  /** 0 over 0 is not a number, which is not larger than anything. */
  @Test
  void aThresholdOfZeroDoesNotHelpAClassOfNoProbability() {
    assertThat(predict(new float[] {0, 0.25f, 0.75f}, 0, 1, 1)).isEqualTo(2);
    assertThat(predict(new float[] {0.01f, 0.24f, 0.75f}, 0, 1, 1)).isEqualTo(0);
  }

  @Test
  void ofEqualClassesTheFirstIsPredicted() {
    assertThat(predict(new float[] {0.25f, 0.5f, 0.25f}, 1, 2, 1)).isEqualTo(0);
    assertThat(predict(new float[] {0.2f, 0.4f, 0.4f})).isEqualTo(1);
  }

  private static double predict(float[] probabilities, double... thresholds) {
    PredictionWriter writer =
        new PredictionWriter(true, true, true, 0, false, true, thresholds, new String[0]);
    InternalRow row = writer.write(probabilities, 0, probabilities.length);
    assertThat(new VectorUDT().deserialize(row.getStruct(1, 4)))
        .isEqualTo(Vectors.dense(probabilities[0], probabilities[1], probabilities[2]));
    return row.getDouble(2);
  }
}
