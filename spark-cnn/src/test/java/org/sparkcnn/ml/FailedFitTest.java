package org.sparkcnn.ml;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.engine.NonFiniteLossException;

/** A task that throws ends the fit and nothing else. */
class FailedFitTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(120);

  @AfterEach
  void theSessionGoesOnAsIfNothingHadHappened() {
    assertThat(SharedSpark.session().sparkContext().getPersistentRDDs().size()).isZero();
    assertThat(Cnns.digest(Cnns.quick().fit(IMAGES))).isEqualTo(Cnns.digest(Cnns.trained()));
  }

  @Test
  void aLossThatIsNoNumber() {
    CnnClassifier cnn = Cnns.quick().setOptimizer("sgd").setLearningRate(1e30);

    assertThatThrownBy(() -> cnn.fit(IMAGES)).isInstanceOf(NonFiniteLossException.class);
  }

  @Test
  void aBadRow() {
    Dataset<Row> mislabelled = IMAGES.withColumn("label", lit(17.0));

    assertThatThrownBy(() -> Cnns.quick().fit(mislabelled))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("label column 'label'");
  }
}
