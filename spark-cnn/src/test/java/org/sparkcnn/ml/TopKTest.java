package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The most probable classes, the first one first. */
class TopKTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(20);

  private static CnnClassificationModel model() {
    return Cnns.trained().copy(ParamMap.empty());
  }

  @Test
  void theyAreOrderedByProbability() {
    for (Row row : model().setTopK(2).transform(IMAGES).collectAsList()) {
      double[] probability = row.<Vector>getAs("probability").toArray();
      List<Row> top = row.getList(row.fieldIndex("topKPredictions"));
      assertThat(top).hasSize(2);
      assertThat(top.get(0).<Double>getAs("label")).isEqualTo(row.<Double>getAs("prediction"));
      assertThat(top.get(0).<Double>getAs("probability"))
          .isGreaterThanOrEqualTo(top.get(1).<Double>getAs("probability"));
      for (Row one : top) {
        int label = one.<Double>getAs("label").intValue();
        assertThat(one.<Double>getAs("probability")).isEqualTo(probability[label]);
        assertThat(one.<String>getAs("className")).isNull();
      }
    }
  }

  @Test
  void theyCarryTheClassesNames() {
    CnnClassificationModel named =
        model().setClassNames("cat", "dog", "emu").setTopK(3).setTopKCol("best");
    Dataset<Row> names =
        named.transform(IMAGES).selectExpr("array_sort(best.className) as names").distinct();
    assertThat(names.head().<String>getList(0)).containsExactly("cat", "dog", "emu");
    assertThat(names.count()).isEqualTo(1);
  }

  @Test
  void ofEqualOnesTheFirstClassComesFirst() {
    PredictionWriter writer =
        new PredictionWriter(false, false, false, 3, false, true, new double[0], new String[0]);
    var top = writer.write(new float[] {0.25f, 0.5f, 0.25f}, 0, 3).getArray(0);
    assertThat(List.of(0, 1, 2).stream().map(i -> top.getStruct(i, 3).getDouble(0)))
        .containsExactly(1.0, 0.0, 2.0);
  }

  @Test
  void moreThanThereAreClassesIsRefused() {
    Refusals.beforeAnyJob(
        () -> model().setTopK(4).transform(IMAGES),
        "param 'topK' is 4, but the network has 3 classes");
  }

  @Test
  void theColumnIsLeftOutUnlessItIsAskedFor() {
    assertThat(model().transform(IMAGES).columns()).doesNotContain("topKPredictions");
  }
}
