package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Precision;

class ScoringSessionErrorsTest {
  private static final Shape IMAGE = Shape.image(3, 12, 12);
  private static final Network NETWORK = Networks.simpleCnn(IMAGE, 5);

  private final ScoringSession session = Sessions.scoring(NETWORK);

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void theWeightsOfAnotherNetworkAreRefused() {
    Network other = Networks.simpleCnn(IMAGE, 6);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ScoringSession(
                    NETWORK,
                    Weights.initial(other, 1),
                    Normalization.none(3),
                    PixelType.UINT8,
                    Precision.FP32))
        .withMessage("the weights of another network: 94022 values, expected 93893");
  }

  @Test
  void imagesOfAnotherShapeOrTypeAreRefused() {
    try (Batch small = Batches.random(Shape.image(3, 8, 8), 1, 5, 1);
        Batch floats = Batches.floats(IMAGE, new float[IMAGE.elements()])) {
      String takes = "this session takes UINT8 images of shape (3, 12, 12), the batch holds ";
      assertThatIllegalArgumentException()
          .isThrownBy(() -> session.score(small, Sessions.CPU))
          .withMessage(takes + "UINT8 images of shape (3, 8, 8)");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> session.score(floats, Sessions.CPU))
          .withMessage(takes + "FLOAT32 images of shape (3, 12, 12)");
    }
  }

  @Test
  void aClosedSessionOrBatchIsRefused() {
    Batch batch = Batches.random(IMAGE, 1, 5, 1);
    batch.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> session.score(batch, Sessions.CPU))
        .withMessage("this batch is closed");

    session.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> session.score(batch, Sessions.CPU))
        .withMessage("this scoring session is closed");
  }
}
