package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.golden.GoldenCase;
import org.sparkcnn.golden.GoldenCases;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Precision;

/** bf16 computes what fp32 computes, within a multiple of its rounding. */
class Bf16Test {
  /** bfloat16 has 8 significant bits. */
  private static final double ROUNDING = Math.pow(2, -9);

  /**
   * Each value passes a handful of layers and is rounded in each; a sum over many rounded values
   * averages their errors out.
   */
  private static final double SCORES = 16 * ROUNDING;

  /** The gradient passes them twice. */
  private static final double GRADIENTS = 64 * ROUNDING;

  static List<GoldenCase> cases() {
    return GoldenCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scoresAreThoseOfFp32(GoldenCase golden) {
    try (Batch batch = Batches.of(golden);
        ScoringSession exact = scoring(golden, Precision.FP32);
        ScoringSession rounded = scoring(golden, Precision.BF16)) {
      float[] expected = exact.score(batch, Sessions.CPU);
      float[] found = rounded.score(batch, Sessions.CPU);

      assertThat(found).as("something was rounded").isNotEqualTo(expected);
      assertThat(RelativeError.of(found, expected)).isLessThan(SCORES);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientsAreThoseOfFp32(GoldenCase golden) {
    try (Batch batch = Batches.of(golden);
        TrainingSession exact = training(golden, Precision.FP32);
        TrainingSession rounded = training(golden, Precision.BF16)) {
      float[] expected = exact.gradient(batch);
      float[] found = rounded.gradient(batch);

      assertThat(distance(found, expected) / RelativeError.norm(expected)).isLessThan(GRADIENTS);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void trainingGoesTheSameWay(GoldenCase golden) {
    Weights start = golden.weights();
    float[] exact = trained(golden, Precision.FP32);
    float[] rounded = trained(golden, Precision.BF16);

    float[] way = RelativeError.minus(exact, start.values());
    assertThat(distance(rounded, exact) / RelativeError.norm(way)).isLessThan(0.5);
  }

  private static float[] trained(GoldenCase golden, Precision precision) {
    try (Batch batch = Batches.of(golden);
        TrainingSession session = training(golden, precision)) {
      for (int step = 0; step < golden.losses().length; step++) {
        session.step(batch);
      }
      return session.weights().values();
    }
  }

  private static double distance(float[] one, float[] other) {
    return RelativeError.norm(RelativeError.minus(one, other));
  }

  private static ScoringSession scoring(GoldenCase golden, Precision precision) {
    return new ScoringSession(
        golden.network(), golden.weights(), golden.normalization(), PixelType.UINT8, precision);
  }

  private static TrainingSession training(GoldenCase golden, Precision precision) {
    TrainingSession session =
        new TrainingSession(
            golden.network(),
            golden.normalization(),
            PixelType.UINT8,
            golden.recipe().precision(precision),
            Sessions.CPU,
            0);
    session.restore(
        golden.weights(),
        TrainingSession.initialState(golden.network(), golden.recipe().optimizer()));
    return session;
  }
}
