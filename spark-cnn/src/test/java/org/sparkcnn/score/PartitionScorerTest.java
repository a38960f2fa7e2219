package org.sparkcnn.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sparkcnn.TinyImages;
import org.sparkcnn.data.HandleInvalid;
import org.sparkcnn.data.ImageColumn;
import org.sparkcnn.data.ImageOptions;
import org.sparkcnn.data.PixelOrder;
import org.sparkcnn.data.Resize;
import org.sparkcnn.ml.CnnClassificationModel;
import org.sparkcnn.ml.CnnClassifier;

/** What a task holds while it scores is given back at its end, however it ends. */
class PartitionScorerTest {
  private static final int BATCH = 1 << 18;
  private static final TinyImages IMAGES = TinyImages.small();
  private static final Dataset<Row> ROWS = IMAGES.structs(20);
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

  /** Fails at a row. */
  private static final class FailingWriter implements OutputWriter {
    private static final long serialVersionUID = 1L;

    private final long badRow;
    private long row;

    FailingWriter(long badRow) {
      this.badRow = badRow;
    }

    @Override
    public InternalRow write(float[] outputs, int from, int count) {
      assertThat(Pointer.totalBytes()).as("a batch").isGreaterThan(BATCH * 64L);
      if (row++ == badRow) {
        throw new IllegalStateException("bad row");
      }
      return new GenericInternalRow(new Object[] {(double) outputs[from]});
    }

    @Override
    public InternalRow writeInvalid(String reason) {
      throw new IllegalStateException(reason);
    }
  }

  /** Scores, and fails at a row if it is told to. */
  private Dataset<Row> scored(long badRow) {
    return scored(ROWS, badRow);
  }

  private Dataset<Row> scored(Dataset<Row> rows, long badRow) {
    OutputWriter writer = new FailingWriter(badRow);
    ImageOptions options = new ImageOptions(PixelOrder.HWC, Resize.none(), 1000);
    ImageColumn column = ImageColumn.of(ROWS.schema(), "image", IMAGES.shape(), options);
    ScoringJob job = new ScoringJob(column, HandleInvalid.ERROR, model, BATCH, writer);
    return Scoring.append(rows, job, new StructType().add("score", DataTypes.DoubleType, false));
  }

  @Test
  void afterTheLastRow() {
    assertThat(scored(-1).collectAsList()).hasSize(20);
  }

  @Test
  void afterTheFirstRowIfNobodyWantsMore() {
    assertThat(scored(-1).first().getLong(0)).isZero();
    assertThat(scored(-1).limit(1).collectAsList()).hasSize(1);
  }

  @Test
  void afterAFailure() {
    // In one task: Spark reports a failure while the others still run.
    Dataset<Row> failing = scored(ROWS.coalesce(1), 3);
    assertThatThrownBy(failing::collectAsList).hasMessageContaining("bad row");
  }

  @Test
  void afterAPartitionWithoutRows() {
    assertThat(scored(-1).where("score > 1e9").collectAsList()).isEmpty();
    assertThat(model(ROWS.where("id < 0")).collectAsList()).isEmpty();
  }

  private static Dataset<Row> model(Dataset<Row> rows) {
    return new CnnClassifier().setNetwork(IMAGES.network()).setEpochs(1).fit(ROWS).transform(rows);
  }

  @Test
  void twoTransformsOfAModelShareASession() {
    CnnClassificationModel trained =
        new CnnClassifier().setNetwork(IMAGES.network()).setEpochs(1).fit(ROWS);
    trained.transform(ROWS).collectAsList();
    // Those of other tests may be closed meanwhile, but none is opened.
    int open = SESSIONS.open();
    trained.transform(ROWS).collectAsList();
    trained.setPredictionCol("p").transform(ROWS.repartition(3)).collectAsList();
    assertThat(SESSIONS.open()).isLessThanOrEqualTo(open);
  }
}
