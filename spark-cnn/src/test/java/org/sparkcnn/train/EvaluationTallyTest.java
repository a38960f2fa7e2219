package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.sparkcnn.engine.Batch;
import org.sparkcnn.engine.Evaluation;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.Metric;

class EvaluationTallyTest {
  private static final Shape PIXEL = Shape.image(1, 1, 1);

  /** A batch of two rows of the classes 0 and 1, both taken for the first. */
  private static void add(EvaluationTally tally, float loss, float first, float second) {
    try (Batch batch = new Batch(PIXEL, PixelType.UINT8, 2)) {
      batch.add(ByteBuffer.allocate(1), 0, first);
      batch.add(ByteBuffer.allocate(1), 1, second);
      tally.add(batch, new Evaluation(loss, new float[] {1, 0, 1, 0}));
    }
  }

  @Test
  void lossesCountByTheWeightOfTheirBatch() {
    EvaluationTally tally = new EvaluationTally(2);
    add(tally, 1, 3, 1);
    add(tally, 4, 1, 1);
    // Of the first class 4 of 6 predicted are right, of the second none of 2.
    assertThat(tally.metrics())
        .containsExactly(
            new Metric("loss", 2), new Metric("accuracy", 4 / 6.0), new Metric("f1", 0.4));
  }

  @Test
  void aBatchWithoutWeightChangesNothing() {
    EvaluationTally tally = new EvaluationTally(2);
    add(tally, 1, 1, 0);
    add(tally, Float.NaN, 0, 0);
    assertThat(tally.metrics())
        .containsExactly(new Metric("loss", 1), new Metric("accuracy", 1), new Metric("f1", 1));
  }

  @Test
  void workersTalliesAddUpAfterARoundTripThroughBytes() {
    EvaluationTally whole = new EvaluationTally(2);
    EvaluationTally sum = new EvaluationTally(2);
    for (int worker = 0; worker < 3; worker++) {
      EvaluationTally part = new EvaluationTally(2);
      if (worker > 0) { // the first one has no rows
        add(part, worker, worker, 0.5f);
        add(whole, worker, worker, 0.5f);
      }
      sum.add(EvaluationTally.fromBytes(part.toBytes(), 2));
    }
    assertThat(sum.metrics()).isEqualTo(whole.metrics());
  }

  @Test
  void numbersHaveALossOnly() {
    EvaluationTally tally = new EvaluationTally(0);
    try (Batch batch = new Batch(PIXEL, PixelType.UINT8, 1, 1)) {
      batch.add(ByteBuffer.allocate(1), new float[1], 2);
      tally.add(batch, new Evaluation(0.5f, new float[1]));
    }
    assertThat(EvaluationTally.fromBytes(tally.toBytes(), 0).metrics())
        .containsExactly(new Metric("loss", 0.5));
  }
}
