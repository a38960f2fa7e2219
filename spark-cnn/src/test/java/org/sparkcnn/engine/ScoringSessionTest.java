package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.concat;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.dropout;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.gelu;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.residual;
import static org.sparkcnn.network.Layers.sequential;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Precision;

class ScoringSessionTest {
  private static final Shape IMAGE = Shape.image(3, 12, 12);
  private static final Network NETWORK = Networks.simpleCnn(IMAGE, 5);

  /** Residuals, branches, batch norm, and what cannot be fused. */
  private static final Network BRANCHING =
      Network.of(
          IMAGE,
          conv2d(8, 3).padding(1),
          batchNorm(),
          relu(),
          residual(conv2d(8, 3).padding(1), batchNorm(), relu(), conv2d(8, 1)).activation(relu()),
          concat(
              conv2d(4, 1), sequential(maxPool2d(3).stride(1).padding(1), conv2d(4, 3).padding(1))),
          maxPool2d(2),
          gelu(),
          flatten(),
          linear(5));

  private final ScoringSession session = Sessions.scoring(NETWORK);

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void everyImageHasAScoreForEachClass() {
    try (Batch batch = Batches.random(IMAGE, 3, 5, 1)) {
      assertThat(session.outputs()).isEqualTo(5);
      assertThat(session.score(batch, Sessions.CPU)).hasSize(15);
    }
  }

  @Test
  void anEmptyBatchHasNoScores() {
    try (Batch batch = new Batch(IMAGE, PixelType.UINT8, 1)) {
      assertThat(session.score(batch, Sessions.CPU)).isEmpty();
    }
  }

  @Test
  void anImagesScoresDoNotDependOnItsNeighbours() {
    // The last batch of a partition is smaller, and the buffer still holds the one before.
    try (Batch batch = Batches.random(IMAGE, 7, 5, 1)) {
      float[] together = session.score(batch, Sessions.CPU);
      byte[] pixels = new byte[7 * IMAGE.elements()];
      batch.pixels().get(pixels);
      for (int i = 0; i < 7; i++) {
        batch.clear();
        batch.add(ByteBuffer.wrap(pixels, i * IMAGE.elements(), IMAGE.elements()));
        assertThat(session.score(batch, Sessions.CPU))
            .as("image " + i)
            .containsExactly(Arrays.copyOfRange(together, i * 5, i * 5 + 5), within(1e-5f));
      }
    }
  }

  @Test
  void scoringAgainGivesTheSameNumbers() {
    // TorchScript optimises a graph once more after its first runs.
    try (Batch batch = Batches.random(IMAGE, 7, 5, 1)) {
      float[] first = session.score(batch, Sessions.CPU);
      for (int i = 0; i < 5; i++) {
        assertThat(session.score(batch, Sessions.CPU)).as("run " + i).containsExactly(first);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FP32", "BF16"})
  void eightThreadsAtOnceGetTheNumbersThatOneGets(Precision precision) throws Exception {
    List<Batch> batches = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (ScoringSession branching = Sessions.scoring(BRANCHING, precision)) {
      List<float[]> serial = new ArrayList<>();
      List<Future<float[]>> concurrent = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        Batch batch = Batches.random(IMAGE, 16, 5, i);
        batches.add(batch);
        serial.add(branching.score(batch, Sessions.CPU));
      }
      for (Batch batch : batches) {
        concurrent.add(threads.submit(() -> branching.score(batch, Sessions.CPU)));
      }
      for (int i = 0; i < 80; i++) {
        assertThat(concurrent.get(i).get()).as("batch " + i).containsExactly(serial.get(i));
      }
    } finally {
      threads.shutdown();
      batches.forEach(Batch::close);
    }
  }

  @Test
  void dropoutDoesNothing() {
    Network with = Network.of(IMAGE, flatten(), dropout(0.9), linear(5));
    Network without = Network.of(IMAGE, flatten(), linear(5));
    float[] weights = Weights.initial(without, 3).values();

    assertThat(score(with, weights)).containsExactly(score(without, weights));
  }

  @Test
  void theWeightsAreCopied() {
    Weights weights = Weights.initial(NETWORK, 1);
    try (Batch batch = Batches.random(IMAGE, 2, 5, 1);
        ScoringSession other =
            new ScoringSession(
                NETWORK, weights, Normalization.none(3), PixelType.UINT8, Precision.FP32)) {
      Arrays.fill(weights.values(), 0);

      assertThat(other.score(batch, Sessions.CPU))
          .containsExactly(session.score(batch, Sessions.CPU));
    }
  }

  private static float[] score(Network network, float[] weights) {
    try (Batch batch = Batches.random(IMAGE, 3, 5, 1);
        ScoringSession session =
            new ScoringSession(
                network,
                new Weights(network.parameterTable(), weights),
                Normalization.none(3),
                PixelType.UINT8,
                Precision.FP32)) {
      return session.score(batch, Sessions.CPU);
    }
  }
}
