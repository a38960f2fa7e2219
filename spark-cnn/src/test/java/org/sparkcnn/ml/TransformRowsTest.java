package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.JobCounter;

class TransformRowsTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(20);
  private static final CnnClassificationModel MODEL = Cnns.trained();

  private static List<Long> ids(Dataset<Row> data) {
    return data.select("id").as(Encoders.LONG()).collectAsList();
  }

  @Test
  void noJobRunsBeforeAnAction() {
    try (JobCounter jobs = JobCounter.open()) {
      Dataset<Row> scored = MODEL.transform(IMAGES).where("prediction = 1");
      assertThat(jobs.jobs()).isZero();
      scored.collectAsList();
      assertThat(jobs.jobs()).isEqualTo(1);
    }
  }

  @Test
  void emptyPartitionsAreNoTrouble() {
    Dataset<Row> lopsided = IMAGES.where("id = 3").repartition(5);
    assertThat(ids(MODEL.transform(lopsided))).containsExactly(3L);
  }

  @Test
  void noRowsGiveNoRows() {
    Dataset<Row> scored = MODEL.transform(IMAGES.where("id < 0"));
    assertThat(scored.collectAsList()).isEmpty();
    assertThat(scored.columns()).endsWith("prediction");
  }

  @Test
  void aLimitTakesTheFirstRows() {
    assertThat(ids(MODEL.transform(IMAGES).limit(3))).containsExactly(0L, 1L, 2L);
    assertThat(MODEL.transform(IMAGES).takeAsList(2)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000})
  void theBatchSizeChangesNeitherTheOrderNorTheScores(int batchSize) {
    List<Row> expected = MODEL.transform(IMAGES).collectAsList();
    Dataset<Row> scored = MODEL.copy(ParamMap.empty()).setBatchSize(batchSize).transform(IMAGES);
    assertThat(ids(scored)).containsExactlyElementsOf(LongStream.range(0, 20).boxed().toList());
    List<Row> rows = scored.collectAsList();
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).<Vector>getAs("rawPrediction").toArray())
          .containsExactly(expected.get(i).<Vector>getAs("rawPrediction").toArray(), within(1e-4));
    }
  }

  @Test
  void aModelScoresItsOwnOutputUnderOtherNames() {
    CnnClassificationModel other =
        MODEL
            .copy(ParamMap.empty())
            .setRawPredictionCol("")
            .setProbabilityCol("")
            .setPredictionCol("again");
    Dataset<Row> twice = other.transform(MODEL.transform(IMAGES));
    assertThat(twice.where("again = prediction").count()).isEqualTo(20);
  }

  @Test
  void aCachedTransformIsComputedOnce() {
    Dataset<Row> scored = MODEL.transform(IMAGES).cache();
    try {
      assertThat(scored.collectAsList()).isEqualTo(scored.collectAsList());
    } finally {
      scored.unpersist();
    }
  }
}
