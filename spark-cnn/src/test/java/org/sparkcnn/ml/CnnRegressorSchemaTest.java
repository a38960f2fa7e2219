package org.sparkcnn.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sparkcnn.network.Layers.conv2d;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Shape;

/** A regressor's params, and what it refuses. */
class CnnRegressorSchemaTest {
  private static final Dataset<Row> IMAGES = Brightness.images(6);

  private static List<String> names(Params stage) {
    return Arrays.stream(stage.params()).map(Param::name).toList();
  }

  @Test
  void theParamsAreAClassifiersButForThoseOfClasses() {
    List<String> expected = new ArrayList<>(names(new CnnClassifier()));
    expected.removeAll(
        List.of(
            "classWeights",
            "flipAveraging",
            "labelSmoothing",
            "probabilityCol",
            "rawPredictionCol",
            "thresholds",
            "topK",
            "topKCol"));
    assertThat(names(new CnnRegressor())).containsExactlyElementsOf(expected);
  }

  @Test
  void whatDiffersSaysSo() {
    CnnRegressor cnn = new CnnRegressor();
    assertThat(cnn.explainParam(cnn.loss()))
        .contains("Supported: meanSquaredError, l1, smoothL1")
        .endsWith("(default: meanSquaredError)");
    assertThat(cnn.explainParam(cnn.labelCol()))
        .contains("a number, or vectors or arrays")
        .endsWith("(default: label)");
    assertThat(cnn.explainParam(cnn.predictionCol()))
        .contains("a double for one target, a vector for several")
        .endsWith("(default: prediction)");
  }

  @Test
  void aLossOfClassesIsRefusedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CnnRegressor().setLoss("crossEntropy"))
        .withMessage(
            "param 'loss' cannot be crossEntropy: what training makes small, a mean over rows and"
                + " targets. Supported: meanSquaredError, l1, smoothL1");
  }

  @Test
  void anotherNumberOfTargetsThanOutputsIsRefused() {
    Refusals.beforeAnyJob(
        Brightness.quick("mean", 2),
        IMAGES,
        "the last layer 'fc' gives 2 numbers, but label column 'mean' has 1 target");
    AttributeGroup two = new AttributeGroup("halves", 2);
    Refusals.beforeAnyJob(
        Brightness.quick("halves", 3),
        IMAGES.withColumn("halves", col("halves").as("halves", two.toMetadata())),
        "the last layer 'fc' gives 3 numbers, but label column 'halves' has 2 targets");
  }

  @Test
  void aLabelThatHoldsNoNumbersIsNamedWithItsType() {
    Refusals.beforeAnyJob(
        Brightness.quick("mean", 1),
        IMAGES.withColumn("mean", lit("bright")),
        "label column 'mean' has the type string; expected a number, a vector or an array of"
            + " numbers");
    Refusals.beforeAnyJob(
        Brightness.quick("nowhere", 1),
        IMAGES,
        "there is no label column 'nowhere'; the columns are id, image, mean, halves");
  }

  @Test
  void aNetworkThatEndsInAnImageIsRefused() {
    Network network = Network.of(Shape.image(1, 8, 8), conv2d(2, 3).named("conv"));
    Refusals.beforeAnyJob(
        Brightness.quick("halves", 2).setNetwork(network),
        IMAGES,
        "the last layer 'conv' gives the shape (2, 6, 6); a regressor's network ends in a vector"
            + " with a number per target, such as linear(1)");
  }

  @Test
  void aPredictionColumnThatExistsIsNotOverwritten() {
    Refusals.beforeAnyJob(
        Brightness.quick("mean", 1).setPredictionCol("id"),
        IMAGES,
        "column 'id' exists already; drop it, or choose another name for the output");
  }

  @Test
  void aRowWithAnotherNumberOfTargetsIsNamed() {
    Refusals.ofARow(
        Brightness.quick("halves", 3),
        IMAGES.coalesce(1),
        "label column 'halves', row 0 of partition 0, both counted from 0: 2 numbers; expected 3,"
            + " one for each of the network's outputs");
  }

  @Test
  void aTargetThatIsNoNumberIsNamed() {
    Dataset<Row> oneNull =
        IMAGES
            .coalesce(1)
            .withColumn("mean", when(col("id").equalTo(4), lit(null)).otherwise(col("mean")));
    Refusals.ofARow(
        Brightness.quick("mean", 1),
        oneNull,
        "label column 'mean', row 4 of partition 0, both counted from 0: null");
    Refusals.ofARow(
        Brightness.quick("mean", 1),
        oneNull.na().fill(Double.POSITIVE_INFINITY),
        "label column 'mean', row 4 of partition 0, both counted from 0: Infinity; expected a"
            + " finite number of 32 bits");
  }
}
