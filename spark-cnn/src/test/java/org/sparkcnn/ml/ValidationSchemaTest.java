package org.sparkcnn.ml;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.network.Network;

/** What is wrong about validation rows is refused, before a job where the schema tells it. */
class ValidationSchemaTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(6);

  @Test
  void aMissingIndicatorColumnIsNamedAndTheOthersListed() {
    Refusals.beforeAnyJob(
        Cnns.quick().setValidationIndicatorCol("held"),
        IMAGES,
        "there is no validation indicator column 'held'; the columns are id, image, label");
  }

  @Test
  void anIndicatorColumnThatIsNotBooleanIsNamedWithItsType() {
    Refusals.beforeAnyJob(
        Cnns.quick().setValidationIndicatorCol("label"),
        IMAGES,
        "validation indicator column 'label' has the type double; expected boolean");
  }

  @Test
  void aColumnAndAShareAtOnceAreRefused() {
    Refusals.beforeAnyJob(
        Cnns.quick().setValidationIndicatorCol("held").setValidationFraction(0.2),
        IMAGES.withColumn("held", lit(true)),
        "params 'validationIndicatorCol' ('held') and 'validationFraction' (0.2) are both set; choose one");
  }

  @Test
  void patienceNeedsValidationRows() {
    Refusals.beforeAnyJob(
        Cnns.quick().setPatience(3),
        IMAGES,
        "param 'patience' is 3, but there are no validation rows to measure: set validationIndicatorCol or validationFraction");
  }

  @Test
  void theTopFiveOfThreeClassesAreNoMetric() {
    Refusals.beforeAnyJob(
        Cnns.quick().setValidationFraction(0.2).setValidationMetric("top5Accuracy"),
        IMAGES,
        "param 'validationMetric' is top5Accuracy, which needs 6 classes or more, but the last layer '4' has 3 outputs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"accuracy", "top5Accuracy", "f1"})
  void aRegressorHasNoClassesToCount(String metric) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CnnRegressor().setValidationMetric(metric))
        .withMessage(
            "param 'validationMetric' cannot be %s: what says which epoch is the best on the validation rows. Supported: loss"
                .formatted(metric));
  }

  @ParameterizedTest
  @CsvSource({
    "true, validation indicator column 'held' leaves no rows to train on: all 6 are validation rows",
    "false, validation indicator column 'held' gives no validation rows: all 6 are trained on"
  })
  void aColumnThatPutsAllRowsOnOneSideIsRefused(boolean held, String message) {
    Refusals.ofARow(
        Cnns.quick().setValidationIndicatorCol("held"),
        IMAGES.withColumn("held", lit(held)),
        message);
  }

  @Test
  void aShareThatIsNoRowAtAllIsRefused() {
    Refusals.ofARow(
        Cnns.quick().setValidationFraction(1e-9),
        IMAGES,
        "validationFraction 1.0E-9 gives no validation rows: all 6 are trained on");
  }

  @Test
  void anIndicatorThatIsNullIsRefusedWithItsRow() {
    Refusals.ofARow(
        Cnns.quick().setValidationIndicatorCol("held"),
        IMAGES.coalesce(1).withColumn("held", functions.expr("if(id = 4, null, id = 5)")),
        "validation indicator column 'held', row 4 of partition 0, both counted from 0: null; expected true or false");
  }

  @Test
  void withoutAnyRowsThereIsNothingToSplit() {
    Refusals.ofARow(
        Cnns.quick().setValidationFraction(0.5),
        IMAGES.limit(0),
        "the DataFrame has no rows to train on");
  }

  @Test
  void aMetricThatFitsOneNetworkAndNotAnotherIsCheckedByFit() {
    Network six = Network.of(Cnns.IMAGES.shape(), flatten(), linear(6));
    Cnns.quick()
        .setNetwork(six)
        .setValidationFraction(0.2)
        .setValidationMetric("top5Accuracy")
        .transformSchema(IMAGES.schema());
  }
}
