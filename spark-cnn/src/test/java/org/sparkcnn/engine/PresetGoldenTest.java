package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.golden.PresetCase;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Parameter.Kind;
import org.sparkcnn.network.ParameterTable.Entry;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.Sgd;

/** Whole presets compute what their twins in PyTorch compute, as they are scored and trained. */
class PresetGoldenTest {
  private static final double TOLERANCE = 1e-4;

  static List<String> presets() {
    // The others are golden cases of their own, see PyTorchGoldenTest.
    List<String> small = List.of("simple_cnn", "tutorial_cnn", "lenet");
    return Networks.names().stream().filter(name -> !small.contains(name)).toList();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void logitsAreThoseOfPyTorch(String preset) {
    PresetCase golden = PresetCase.of(preset);
    try (Batch batch = batch(golden);
        ScoringSession session =
            new ScoringSession(
                golden.network(),
                golden.weights(),
                golden.normalization(),
                PixelType.UINT8,
                Precision.FP32)) {
      assertThat(RelativeError.of(session.score(batch, Sessions.CPU), golden.logits()))
          .isLessThan(TOLERANCE);
    }
  }

  @ParameterizedTest
  @MethodSource("presets")
  void oneTrainingPassIsThatOfPyTorch(String preset) {
    PresetCase golden = PresetCase.of(preset);
    try (Batch batch = batch(golden);
        TrainingSession session = session(golden)) {
      List<Entry> entries = golden.weights().table().entries();
      float[] gradient = session.gradient(batch);
      Weights after = session.weights();
      assertGradients(
          gradient,
          entries.stream().filter(entry -> entry.kind() != Kind.BUFFER).toList(),
          golden.gradientNorms());
      assertStatistics(
          after,
          entries.stream().filter(entry -> entry.kind() == Kind.BUFFER).toList(),
          golden.statisticNorms());
      assertThat(RelativeError.of(session.step(batch), golden.loss()))
          .as("loss")
          .isLessThan(TOLERANCE);
    }
  }

  private static void assertGradients(float[] gradient, List<Entry> entries, List<Double> norms) {
    assertThat(entries).hasSameSizeAs(norms);
    double whole = Math.sqrt(norms.stream().mapToDouble(norm -> norm * norm).sum());
    for (int i = 0; i < norms.size(); i++) {
      Entry entry = entries.get(i);
      float[] own = Arrays.copyOfRange(gradient, entry.offset(), entry.offset() + entry.length());
      // A bias before batch norm has no gradient but rounding errors.
      double least = Math.max(norms.get(i), 1e-3 * whole);
      assertThat(RelativeError.norm(own))
          .as("norm of the gradient of %s", entry.name())
          .isCloseTo(norms.get(i), within(TOLERANCE * least));
    }
  }

  private static void assertStatistics(Weights after, List<Entry> entries, List<Double> norms) {
    assertThat(entries).hasSameSizeAs(norms);
    for (int i = 0; i < norms.size(); i++) {
      String name = entries.get(i).name();
      assertThat(RelativeError.of(RelativeError.norm(after.values(name)), norms.get(i)))
          .as(name)
          .isLessThan(TOLERANCE);
    }
  }

  private static TrainingSession session(PresetCase golden) {
    Network network = golden.network();
    Sgd optimizer = Sgd.of(0.01);
    TrainingSession session =
        new TrainingSession(
            network,
            golden.normalization(),
            PixelType.UINT8,
            Recipe.of(Loss.crossEntropy(), optimizer),
            Sessions.CPU,
            0);
    session.restore(golden.weights(), TrainingSession.initialState(network, optimizer));
    return session;
  }

  private static Batch batch(PresetCase golden) {
    Batch batch = new Batch(golden.network().input(), PixelType.UINT8, golden.batch());
    byte[] pixels = golden.pixels();
    int bytes = pixels.length / golden.batch();
    for (int i = 0; i < golden.batch(); i++) {
      batch.add(ByteBuffer.wrap(pixels, i * bytes, bytes), golden.label(i), 1);
    }
    return batch;
  }
}
