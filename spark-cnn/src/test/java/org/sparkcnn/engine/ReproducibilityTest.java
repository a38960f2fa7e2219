package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.dropout;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.residual;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.AdamW;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Optimizer;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.RmsProp;
import org.sparkcnn.plan.Sgd;

/** A retried task repeats itself, and a round goes on where another left off, bit for bit. */
class ReproducibilityTest {
  private static final Shape IMAGE = Shape.image(3, 10, 10);
  private static final Network NETWORK =
      Network.of(
          IMAGE,
          conv2d(16, 3).padding(1),
          relu(),
          maxPool2d(2),
          flatten(),
          dropout(0.5),
          linear(32),
          relu(),
          dropout(0.25),
          linear(4));

  /** The same without dropout, whose draws are seeded anew for each session. */
  private static final Network PLAIN =
      Network.of(IMAGE, conv2d(16, 3), relu(), maxPool2d(2), flatten(), linear(4));

  private static final Network NORMALIZED =
      Network.of(
          IMAGE,
          conv2d(16, 3).padding(1),
          batchNorm(),
          relu(),
          residual(conv2d(16, 3).padding(1), batchNorm()).activation(relu()),
          flatten(),
          linear(4));

  static List<Optimizer> optimizers() {
    return List.of(
        Sgd.of(0.05),
        Sgd.of(0.05).momentum(0.9).weightDecay(1e-3),
        Sgd.of(0.05).momentum(0.9).dampening(0.3),
        Sgd.of(0.05).momentum(0.9).withNesterov(),
        Adam.of(0.001).weightDecay(1e-3),
        AdamW.of(0.001),
        RmsProp.of(0.001).momentum(0.5).withCentering());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void theSameSeedTrainsTheSameWeights(Optimizer optimizer) {
    assertThat(train(optimizer, 7)).containsExactly(train(optimizer, 7));
  }

  @Test
  void anotherSeedDropsOtherValues() {
    assertThat(train(Sgd.of(0.05), 7)).isNotEqualTo(train(Sgd.of(0.05), 8));
  }

  @Test
  void workersOfOneProcessDoNotDisturbOneAnother() {
    Optimizer optimizer = Sgd.of(0.05).momentum(0.9);
    List<float[]> alone = IntStream.range(0, 4).mapToObj(i -> train(optimizer, i)).toList();

    List<CompletableFuture<float[]>> together =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> train(optimizer, i)))
            .toList();

    for (int i = 0; i < alone.size(); i++) {
      assertThat(together.get(i).join()).as("worker " + i).containsExactly(alone.get(i));
    }
  }

  @Test
  void norDoSessionsOfDifferentNetworksAndPrecisions() {
    List<Supplier<float[]>> runs =
        List.of(() -> train(Adam.of(0.001), 7), ReproducibilityTest::trainNormalized);
    List<float[]> alone = runs.stream().map(Supplier::get).toList();
    for (int repetition = 0; repetition < 5; repetition++) {
      List<CompletableFuture<float[]>> together =
          runs.stream().map(CompletableFuture::supplyAsync).toList();
      for (int i = 0; i < alone.size(); i++) {
        assertThat(together.get(i).join()).as("session " + i).containsExactly(alone.get(i));
      }
    }
  }

  private static float[] trainNormalized() {
    Recipe recipe =
        Recipe.of(Loss.crossEntropy(), Sgd.of(0.05).momentum(0.9)).precision(Precision.BF16);
    try (Batch batch = Batches.random(IMAGE, 16, 4, 2);
        TrainingSession session = Sessions.training(NORMALIZED, recipe, 1)) {
      steps(session, batch, 5);
      return session.weights().values();
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void aRestoredStateGoesOnAsIfNothingHadHappened(Optimizer optimizer) {
    try (Batch batch = Batches.random(IMAGE, 16, 4, 2);
        TrainingSession uninterrupted = Sessions.training(PLAIN, optimizer, 0);
        TrainingSession second = Sessions.training(PLAIN, optimizer, 0)) {
      steps(uninterrupted, batch, 3);
      Weights weights = uninterrupted.weights();
      OptimizerState state = uninterrupted.optimizerState();
      steps(uninterrupted, batch, 3);

      // What the second session did before must not matter either.
      steps(second, batch, 1);
      second.restore(weights, state);
      steps(second, batch, 3);

      assertThat(second.weights().values()).containsExactly(uninterrupted.weights().values());
      assertThat(second.optimizerState().steps()).isEqualTo(6);
      assertThat(second.optimizerState().slots())
          .usingRecursiveComparison()
          .isEqualTo(uninterrupted.optimizerState().slots());
    }
  }

  private static float[] train(Optimizer optimizer, long seed) {
    try (Batch batch = Batches.random(IMAGE, 16, 4, 2);
        TrainingSession session = Sessions.training(NETWORK, optimizer, seed)) {
      steps(session, batch, 5);
      return session.weights().values();
    }
  }

  private static void steps(TrainingSession session, Batch batch, int count) {
    for (int i = 0; i < count; i++) {
      session.step(batch);
    }
  }
}
