package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.sparkcnn.TinyImages;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;

class RegressionEvaluationTest {
  private static final TinyImages IMAGES = TinyImages.small();

  private static CnnRegressor regressor(int targets) {
    return new CnnRegressor()
        .setNetwork(Networks.simpleCnn(Shape.image(1, 8, 8), targets))
        .setEpochs(1)
        .setNumWorkers(1);
  }

  @Test
  void figuresAreThoseOfSparksEvaluator() {
    Dataset<Row> images = IMAGES.structs(30);
    CnnRegressionModel model = regressor(1).fit(images);

    RegressionEvaluation evaluation = RegressionEvaluation.of(model, images, "label");

    Dataset<Row> predictions = model.transform(images).cache();
    RegressionEvaluator spark = new RegressionEvaluator();
    assertThat(evaluation.images()).isEqualTo(30);
    assertThat(evaluation.meanSquaredError())
        .isCloseTo(spark.setMetricName("mse").evaluate(predictions), within(1e-9));
    assertThat(evaluation.rootMeanSquaredError())
        .isCloseTo(spark.setMetricName("rmse").evaluate(predictions), within(1e-9));
    assertThat(evaluation.meanAbsoluteError())
        .isCloseTo(spark.setMetricName("mae").evaluate(predictions), within(1e-9));
    assertThat(evaluation.r2())
        .isCloseTo(spark.setMetricName("r2").evaluate(predictions), within(1e-9));
    predictions.unpersist();
  }

  @Test
  void ofSeveralTargetsEachIsMeasured() {
    Dataset<Row> images =
        IMAGES
            .structs(30)
            .withColumn(
                "label",
                functions.array(functions.col("label"), functions.col("label").multiply(-2)));
    CnnRegressionModel model = regressor(2).fit(images);

    RegressionEvaluation evaluation = RegressionEvaluation.of(model, images, "label");

    assertThat(evaluation.targets()).hasSize(2);
    assertThat(evaluation.meanSquaredError())
        .isCloseTo(
            (evaluation.targets().get(0).meanSquaredError()
                    + evaluation.targets().get(1).meanSquaredError())
                / 2,
            within(1e-12));
  }
}
