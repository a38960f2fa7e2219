package org.sparkcnn.ml;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.sparkcnn.TinyImages;
import org.sparkcnn.network.Weights;

class RowWeightsTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(120);

  private static CnnClassifier weighted() {
    return Cnns.quick().setWeightCol("weight");
  }

  @Test
  void rowsWithoutWeightTeachNothing() {
    // Two thirds of the rows carry a wrong label; only their weight says that it is wrong.
    Dataset<Row> poisoned =
        IMAGES
            .withColumn("weight", expr("if(id % 7 < 4, 0, 1)"))
            .withColumn("label", expr("if(id % 7 < 4, (label + 1) % 3, label)"));

    assertThat(TinyImages.accuracy(Cnns.quick().fit(poisoned).transform(IMAGES)))
        .as("accuracy without the weights")
        .isLessThan(0.5);
    assertThat(TinyImages.accuracy(weighted().setEpochs(8).fit(poisoned).transform(IMAGES)))
        .as("accuracy with the weights")
        .isGreaterThan(0.95);
  }

  @Test
  void weightsOfOneAreTheSameAsNone() {
    assertThat(weighted().fit(IMAGES.withColumn("weight", lit(1))).weights().values())
        .isEqualTo(Cnns.quick().fit(IMAGES).weights().values());
  }

  @Test
  void anEmptyNameMeansNoWeights() {
    assertThat(Cnns.quick().setWeightCol("").fit(IMAGES).weights().values())
        .isEqualTo(Cnns.quick().fit(IMAGES).weights().values());
  }

  /**
   * One worker and one batch: rows come in another order, so that sums differ in their last bits.
   */
  @Test
  void aWeightOfThreeIsTheSameAsThreeEqualRows() {
    CnnClassifier oneStep = weighted().setNumWorkers(1).setBatchSize(1000).setEpochs(5);
    Dataset<Row> thrice =
        IMAGES.withColumn("weight", expr("if(id % 2 = 0, 3, 1)")).where("id < 30");
    Dataset<Row> repeated =
        thrice
            .withColumn("copy", expr("explode(sequence(1, weight))"))
            .withColumn("weight", lit(1.0));

    CnnClassificationModel one = oneStep.fit(thrice);
    CnnClassificationModel other = oneStep.fit(repeated);

    assertThat(repeated.count()).isEqualTo(60);
    assertThat(one.weights().values()).containsExactly(other.weights().values(), within(1e-4f));
    for (int i = 0; i < 5; i++) {
      assertThat(one.history().get(i).loss())
          .isCloseTo(other.history().get(i).loss(), within(1e-5));
    }
  }

  @Test
  void ifNoRowHasAWeightTheModelStaysAsItBegan() {
    Dataset<Row> worthless = IMAGES.withColumn("weight", lit(0));
    CnnClassificationModel model = weighted().setSeed(5).fit(worthless);
    assertThat(model.weights().values())
        .isEqualTo(Weights.initial(Cnns.IMAGES.network(), 5).values());
    assertThat(model.history().get(0).loss()).isNaN();
  }
}
