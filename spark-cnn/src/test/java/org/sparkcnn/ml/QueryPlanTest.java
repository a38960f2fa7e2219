package org.sparkcnn.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.SharedSpark;

/** What Spark's optimizer makes of queries over scored rows. */
class QueryPlanTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(20);
  private static final CnnClassificationModel MODEL = Cnns.trained();

  @TempDir Path folder;

  private static String plan(Dataset<Row> query) {
    return ((org.apache.spark.sql.classic.Dataset<?>) query)
        .queryExecution()
        .executedPlan()
        .toString();
  }

  private Dataset<Row> parquet() {
    String file = folder.resolve("images").toString();
    IMAGES
        .selectExpr("*", "cast(id as string) as unused", "id * 2 as twice")
        .coalesce(1)
        .write()
        .parquet(file);
    return SharedSpark.session().read().parquet(file);
  }

  @Test
  void columnsThatAQueryDoesNotUseAreNotRead() {
    Dataset<Row> query = MODEL.transform(parquet()).select("twice", "prediction");
    assertThat(plan(query))
        .contains("CnnScore")
        .containsPattern("FileScan parquet \\[image#\\d+,twice#\\d+L] ");
    assertThat(query.count()).isEqualTo(20);
  }

  @Test
  void nothingIsScoredWhereNobodyAsksForScores() {
    Dataset<Row> scored = MODEL.transform(parquet());
    assertThat(plan(scored.select("id"))).doesNotContain("CnnScore").doesNotContain("image#");
    assertThat(plan(scored.groupBy().count())).doesNotContain("CnnScore");
    assertThat(scored.count()).isEqualTo(20);
    assertThat(plan(scored.select("id", "prediction"))).contains("CnnScore");
  }

  @Test
  void rowsThatMayBeSkippedAreAlwaysLookedAt() {
    Dataset<Row> someNull = IMAGES.selectExpr("id", "if(id < 5, null, image) as image");
    CnnClassificationModel skipping = MODEL.copy(ParamMap.empty()).setHandleInvalid("skip");
    assertThat(skipping.transform(someNull).count()).isEqualTo(15);
  }

  @Test
  void aScoredDataFrameIsJoinedWithItself() {
    Dataset<Row> scored = MODEL.transform(IMAGES);
    Dataset<Row> joined =
        scored.as("a").join(scored.as("b"), col("a.prediction").equalTo(col("b.prediction")));
    List<Double> predictions = scored.select("prediction").as(Encoders.DOUBLE()).collectAsList();
    long pairs =
        predictions.stream()
            .mapToLong(one -> predictions.stream().filter(one::equals).count())
            .sum();
    assertThat(joined.count()).isEqualTo(pairs);
    assertThat(joined.where("a.id = b.id").select("a.prediction", "b.prediction").collectAsList())
        .hasSize(20)
        .allSatisfy(row -> assertThat(row.get(0)).isEqualTo(row.get(1)));
  }

  @Test
  void scoredRowsAreGroupedSortedUnitedAndAskedForInSql() {
    Dataset<Row> scored = MODEL.transform(IMAGES);
    assertThat(scored.groupBy("prediction").count().agg(sum("count")).head().getLong(0))
        .isEqualTo(20);
    assertThat(scored.orderBy(col("prediction").desc(), col("id")).head().getDouble(5))
        .isEqualTo(scored.agg(max("prediction")).head().getDouble(0));
    assertThat(scored.union(scored).select("prediction").collectAsList()).hasSize(40);
    scored.createOrReplaceTempView("scored_images");
    assertThat(
            SharedSpark.session()
                .sql("select count(*) from scored_images where prediction is not null")
                .head()
                .getLong(0))
        .isEqualTo(20);
  }

  @Test
  void aBranchOfACachedDataFrameIsScoredOnce() {
    Dataset<Row> scored = MODEL.transform(IMAGES).cache();
    try {
      scored.collectAsList();
      assertThat(plan(scored.select("prediction"))).contains("InMemoryTableScan");
    } finally {
      scored.unpersist();
    }
  }

  @Test
  void theNodeIsReadableInAnExplainedPlan() {
    assertThat(plan(MODEL.transform(IMAGES)))
        .containsPattern("CnnScore batchSize=8, handleInvalid=ERROR, \\[image#\\d+]");
  }
}
