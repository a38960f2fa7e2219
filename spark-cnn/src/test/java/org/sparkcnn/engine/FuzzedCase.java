package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.sparkcnn.network.Dropout;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.Parameter.Kind;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.CrossEntropy;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.store.NetworkJson;

/**
 * A random network, what it is trained with and what it is fed.
 *
 * @param seed of all of it
 */
record FuzzedCase(
    long seed,
    Network network,
    Recipe recipe,
    Weights weights,
    Normalization normalization,
    PixelType pixels,
    int batchSize) {

  /**
   * Draws a case.
   *
   * @throws IllegalArgumentException if a setting is out of range, or the layers do not fit
   */
  static FuzzedCase of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean careless = random.nextInt(10) == 0;
    Dice dice = new Dice(random, random.nextInt(5) == 0 ? 0.05 : 0);
    Network network = new RandomNetworks(dice, new RandomLayers(dice), careless).draw();
    Recipe recipe = new RandomRecipes(dice).draw(network.output().sizes().get(0));
    int channels = network.input().channels();
    return new FuzzedCase(
        seed,
        network,
        recipe,
        weights(network, random),
        new Normalization(
            Collections.nCopies(channels, dice.between(-0.5, 0.5)),
            Collections.nCopies(channels, dice.between(0.2, 1.5))),
        dice.chance(0.5) ? PixelType.UINT8 : PixelType.FLOAT32,
        dice.between(1, 5));
  }

  /** Initial weights; what begins at 0 or 1, such as running statistics, is moved away from it. */
  private static Weights weights(Network network, SplittableRandom random) {
    Weights weights = Weights.initial(network, random.nextLong());
    for (ParameterTable.Entry entry : weights.table().entries()) {
      if (entry.kind() != Kind.WEIGHT) {
        for (int i = entry.offset(); i < entry.offset() + entry.length(); i++) {
          weights.values()[i] += random.nextFloat(-0.4f, 0.4f);
        }
      }
    }
    return weights;
  }

  /** Checks all that a network which exists must do. */
  void run() {
    try (Batch batch = batch()) {
      scoresLikeAPlainNetwork(weights, batch);
      if (weights.table().trainableLength() == 0) {
        notTrained("no parameters to train");
      } else if (network.output().isVector() && fits(recipe.loss())) {
        trains(batch);
      } else {
        notTrained("the last layer '" + network.lastLayer().name() + "'");
      }
    }
  }

  private void notTrained(String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training(recipe))
        .withMessageContaining(reason);
  }

  private boolean fits(Loss loss) {
    return !(loss instanceof CrossEntropy entropy)
        || entropy.classWeights().isEmpty()
        || entropy.classWeights().size() == network.output().elements();
  }

  private void scoresLikeAPlainNetwork(Weights trained, Batch batch) {
    int outputs = batchSize * network.output().elements();
    float[] exact = score(trained, Precision.FP32, batch);
    float[] expected = new PlainNetwork(network, trained, normalization).scores(batch);
    assertClose("scores", exact, expected);
    assertThat(exact).as("scores").hasSize(outputs).doesNotContain(Float.NaN);
    assertThat(score(trained, Precision.BF16, batch))
        .as("scores in bf16")
        .hasSize(outputs)
        .doesNotContain(Float.NaN);
  }

  private void trains(Batch batch) {
    // Dropout draws its values in the order of memory, which may be another one in a plain network.
    if (kinds().noneMatch(Dropout.class::equals)) {
      try (TrainingSession session = training(recipe.precision(Precision.FP32))) {
        PlainNetwork plain = new PlainNetwork(network, weights, normalization);
        float[] expected = plain.gradient(batch, recipe.loss(), seed);
        assertClose("gradient", session.gradient(batch), expected);
      }
    }
    try (TrainingSession session = training(recipe)) {
      float loss = session.step(batch);
      assertThat(loss).as("loss").isFinite();
      Weights trained = session.weights();
      assertThat(trained.values()).hasSameSizeAs(weights.values());
    } catch (NonFiniteLossException e) {
      assertThat(e).hasMessageContaining("try a lower learningRate");
    }
  }

  private float[] score(Weights trained, Precision precision, Batch batch) {
    try (ScoringSession session =
        new ScoringSession(network, trained, normalization, pixels, precision)) {
      return session.score(batch, Sessions.CPU);
    }
  }

  private TrainingSession training(Recipe with) {
    TrainingSession session =
        new TrainingSession(network, normalization, pixels, with, Sessions.CPU, seed);
    session.restore(weights, TrainingSession.initialState(network, with.optimizer()));
    return session;
  }

  private Batch batch() {
    SplittableRandom random = new SplittableRandom(seed);
    boolean weighted = random.nextInt(3) == 0;
    Batch batch = new Batch(network.input(), pixels, batchSize);
    for (int i = 0; i < batchSize; i++) {
      int label = random.nextInt(network.output().sizes().get(0));
      batch.add(image(random), label, weighted ? random.nextInt(3) : 1);
    }
    return batch;
  }

  private ByteBuffer image(SplittableRandom random) {
    int elements = network.input().elements();
    if (pixels == PixelType.UINT8) {
      byte[] bytes = new byte[elements];
      random.nextBytes(bytes);
      return ByteBuffer.wrap(bytes);
    }
    float[] values = new float[elements];
    for (int i = 0; i < elements; i++) {
      values[i] = random.nextFloat();
    }
    return Batches.bytes(values);
  }

  private static void assertClose(String what, float[] found, float[] expected) {
    double distance = RelativeError.norm(RelativeError.minus(found, expected));
    assertThat(distance)
        .as("distance of the %s from a plain network's", what)
        .isCloseTo(0, within(1e-4 * RelativeError.norm(expected) + 1e-6));
  }

  /** Returns the names of the layers' kinds in it, those within layers included. */
  Stream<Class<?>> kinds() {
    return network.layers().stream().flatMap(named -> kinds(named.layer()));
  }

  private static Stream<Class<?>> kinds(Layer layer) {
    return Stream.concat(
        Stream.of(layer.getClass()),
        layer.branches().stream().flatMap(List::stream).flatMap(named -> kinds(named.layer())));
  }

  /** Returns all that it takes to see what happened. */
  @Override
  public String toString() {
    return "seed %d, batch of %d %s, %s, %s%n%s"
        .formatted(seed, batchSize, pixels, normalization, recipe, NetworkJson.write(network));
  }
}
