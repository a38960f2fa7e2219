package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class FlipAveragingTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(10);

  private static List<double[]> scores(CnnClassificationModel model) {
    return model.transform(IMAGES).select("rawPrediction").collectAsList().stream()
        .map(row -> row.<Vector>getAs(0).toArray())
        .toList();
  }

  @Test
  void theModelTakesItFromItsEstimator() {
    assertThat(Cnns.quick().setEpochs(1).setFlipAveraging(true).fit(IMAGES).getFlipAveraging())
        .isTrue();
    assertThat(Cnns.trained().getFlipAveraging()).isFalse();
  }

  @Test
  void itChangesTheScoresAndCanBeSwitchedOff() {
    CnnClassificationModel model = Cnns.trained();
    CnnClassificationModel averaging = model.copy(ParamMap.empty()).setFlipAveraging(true);
    List<double[]> plain = scores(model);

    assertThat(scores(averaging).get(0)).isNotEqualTo(plain.get(0));
    assertThat(scores(averaging.setFlipAveraging(false)).get(0)).isEqualTo(plain.get(0));
  }
}
