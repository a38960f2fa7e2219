package org.sparkcnn.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sparkcnn.TinyImages;
import org.sparkcnn.data.ImageColumn;
import org.sparkcnn.data.PixelOrder;
import org.sparkcnn.ml.CnnClassificationModel;
import org.sparkcnn.ml.CnnClassifier;

/** What a task holds while it scores is given back at its end, however it ends. */
class PartitionScorerTest {
  private static final int BATCH = 1 << 18;
  private static final TinyImages IMAGES = TinyImages.small();
  private static final Dataset<Row> ROWS = IMAGES.structs(20);
  private static final StructType OUTPUT = new StructType().add("id", DataTypes.LongType);
  private static final SharedSessions SESSIONS = SharedSessions.ofThisProcess();

  private final ScoringModel model = ScoringModels.of(IMAGES, 1);
  private long bytesBefore;

  @BeforeEach
  void measure() {
    bytesBefore = Pointer.totalBytes();
  }

  @AfterEach
  void allIsGivenBack() {
    assertThat(SESSIONS.leases()).isZero();
    assertThat(Pointer.totalBytes() - bytesBefore)
        .as("native bytes; a batch takes 16 MB")
        .isLessThan(1 << 20);
  }

  /** Scores, and fails at a row if it is told to. */
  private Dataset<Row> scored(long badId) {
    ImageColumn column = ImageColumn.of(ROWS.schema(), "image", IMAGES.shape(), PixelOrder.HWC);
    int index = ROWS.schema().fieldIndex("image");
    ScoringModel scoring = model;
    RowWriter writer =
        (row, outputs, from, count) -> {
          assertThat(Pointer.totalBytes()).as("a batch").isGreaterThan(BATCH * 64L);
          if (row.getLong(0) == badId) {
            throw new IllegalStateException("bad row");
          }
          return RowFactory.create(row.getLong(0));
        };
    MapPartitionsFunction<Row, Row> score =
        rows -> new PartitionScorer(rows, column, index, scoring, BATCH, writer);
    return ROWS.mapPartitions(score, Encoders.row(OUTPUT));
  }

  @Test
  void afterTheLastRow() {
    assertThat(scored(-1).count()).isEqualTo(20);
  }

  @Test
  void afterTheFirstRowIfNobodyWantsMore() {
    assertThat(scored(-1).first().getLong(0)).isZero();
    assertThat(scored(-1).limit(1).collectAsList()).hasSize(1);
  }

  @Test
  void afterAFailure() {
    assertThatThrownBy(() -> scored(3).collectAsList()).hasMessageContaining("bad row");
  }

  @Test
  void afterAPartitionWithoutRows() {
    Dataset<Row> none = ROWS.where("id < 0");
    ImageColumn column = ImageColumn.of(ROWS.schema(), "image", IMAGES.shape(), PixelOrder.HWC);
    ScoringModel scoring = model;
    MapPartitionsFunction<Row, Row> score =
        rows -> {
          PartitionScorer scorer =
              new PartitionScorer(rows, column, 1, scoring, BATCH, (row, o, f, c) -> row);
          assertThat(scorer.hasNext()).isFalse();
          assertThatThrownBy(scorer::next).isInstanceOf(NoSuchElementException.class);
          return scorer;
        };
    assertThat(none.mapPartitions(score, Encoders.row(OUTPUT)).count()).isZero();
  }

  @Test
  void twoTransformsOfAModelShareASession() {
    CnnClassificationModel trained =
        new CnnClassifier().setNetwork(IMAGES.network()).setEpochs(1).fit(ROWS);
    trained.transform(ROWS).count();
    // Those of other tests may be closed meanwhile, but none is opened.
    int open = SESSIONS.open();
    trained.transform(ROWS).collectAsList();
    trained.setPredictionCol("p").transform(ROWS.repartition(3)).collectAsList();
    assertThat(SESSIONS.open()).isLessThanOrEqualTo(open);
  }
}
