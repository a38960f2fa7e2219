package org.sparkcnn.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.functions;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How bright an image is, is soon learnt. */
class CnnRegressorLearnsTest {
  private static final Dataset<Row> IMAGES = Brightness.images(160);
  private static final Dataset<Row> UNSEEN = Brightness.images(200).where("id >= 160");

  /** Brightnesses deviate from their mean by 0.16 (one) or 0.23 (a half). */
  private static final double SMALL = 0.05;

  private static double error(CnnRegressionModel model, Dataset<Row> rows) {
    return new RegressionEvaluator()
        .setLabelCol("mean")
        .setMetricName("rmse")
        .evaluate(model.transform(rows));
  }

  @ParameterizedTest
  @ValueSource(strings = {"meanSquaredError", "l1", "smoothL1"})
  void oneTargetIsLearntWithEachLoss(String loss) {
    CnnRegressionModel model = Brightness.quick("mean", 1).setLoss(loss).fit(IMAGES);

    assertThat(model.numTargets()).isEqualTo(1);
    assertThat(error(model, UNSEEN)).isLessThan(SMALL);
    assertThat(model.history()).hasSize(10);
    assertThat(model.history().get(9).loss()).isLessThan(model.history().get(0).loss());
  }

  @Test
  void severalTargetsAreLearntSideBySide() {
    List<Row> rows =
        Brightness.trained().transform(UNSEEN).select("halves", "prediction").collectAsList();
    double sum = 0;
    for (Row row : rows) {
      Vector expected = row.getAs(0);
      Vector found = row.getAs(1);
      assertThat(found.size()).isEqualTo(2);
      sum += Math.pow(found.apply(0) - expected.apply(0), 2);
      sum += Math.pow(found.apply(1) - expected.apply(1), 2);
    }
    assertThat(Math.sqrt(sum / (2 * rows.size()))).isLessThan(SMALL);
  }

  @Test
  void arraysOfTargetsAreTheSameAsVectors() {
    Dataset<Row> arrays =
        IMAGES.withColumn("halves", functions.vector_to_array(col("halves"), "float64"));

    assertThat(Cnns.digest(Brightness.quick("halves", 2).fit(arrays)))
        .isEqualTo(Cnns.digest(Brightness.trained()));
  }

  @Test
  void theSameDataGiveTheSameModelHoweverTheyAreSplit() {
    CnnRegressor cnn = Brightness.quick("halves", 2).setAveragingFrequency(3);

    assertThat(Cnns.digest(cnn.fit(IMAGES.repartition(5))))
        .isEqualTo(Cnns.digest(cnn.fit(IMAGES.coalesce(1))));
  }

  @Test
  void rowsWithoutWeightTeachNothing() {
    Dataset<Row> poisoned =
        IMAGES
            .withColumn("weight", expr("if(id % 7 < 4, 0, 1)"))
            .withColumn("mean", expr("if(id % 7 < 4, 3 - mean, mean)"));
    CnnRegressor cnn = Brightness.quick("mean", 1).setEpochs(15);

    assertThat(error(cnn.fit(poisoned), UNSEEN)).as("error without the weights").isGreaterThan(0.5);
    assertThat(error(cnn.setWeightCol("weight").fit(poisoned), UNSEEN))
        .as("error with the weights")
        .isLessThan(SMALL);
  }

  @Test
  void weightsOfOneAreTheSameAsNone() {
    CnnRegressor cnn = Brightness.quick("halves", 2).setWeightCol("weight");

    assertThat(Cnns.digest(cnn.fit(IMAGES.withColumn("weight", lit(1)))))
        .isEqualTo(Cnns.digest(Brightness.trained()));
  }

  @Test
  void theModelsOwnColumnsComeLastAndTheOthersStay() {
    assertThat(Brightness.trained().transform(IMAGES).columns())
        .containsExactly("id", "image", "mean", "halves", "prediction");
    assertThat(Brightness.trained().transformSchema(IMAGES.schema()))
        .isEqualTo(Brightness.trained().transform(IMAGES).schema())
        .isEqualTo(Brightness.quick("halves", 2).transformSchema(IMAGES.schema()));
  }
}
