package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.golden.GoldenCase;
import org.sparkcnn.golden.GoldenCases;
import org.sparkcnn.golden.GoldenParameter;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.Recipe;

/** The same network on the same images computes and learns what PyTorch computes and learns. */
class PyTorchGoldenTest {
  /** Rounding errors stay below 3e-6 where this was written; a wrong formula exceeds it by far. */
  private static final double TOLERANCE = 1e-5;

  /** Of the distance travelled in up to 20 steps, in which errors of rounding add up. */
  private static final double WAY_TOLERANCE = 1e-4;

  private static final Device.Cpu CPU = Device.cpu(1);

  static List<GoldenCase> cases() {
    return GoldenCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scoresAreThoseOfPyTorch(GoldenCase golden) {
    try (Batch batch = Batches.of(golden);
        ScoringSession session =
            new ScoringSession(
                golden.network(),
                golden.weights(),
                golden.normalization(),
                PixelType.UINT8,
                Precision.FP32)) {
      assertThat(RelativeError.of(session.score(batch, CPU), golden.outputs()))
          .as("outputs of " + golden)
          .isLessThan(TOLERANCE);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientsAreThoseOfPyTorch(GoldenCase golden) {
    try (Batch batch = Batches.of(golden);
        TrainingSession session = session(golden)) {
      ParameterTable table = golden.weights().table();
      Weights gradient = new Weights(table, Arrays.copyOf(session.gradient(batch), table.length()));
      for (GoldenParameter parameter : golden.parameters()) {
        float[] values = gradient.values(parameter.name());
        if (parameter.gradient() == null) {
          assertThat(values)
              .as("gradient of %s in %s, which PyTorch does not compute", parameter.name(), golden)
              .containsOnly(0);
          continue;
        }
        assertThat(
                RelativeError.of(
                    parameter.sample(values), RelativeError.floats(parameter.gradient())))
            .as("gradient of %s in %s", parameter.name(), golden)
            .isLessThan(TOLERANCE);
        assertThat(RelativeError.of(RelativeError.norm(values), parameter.gradientNorm()))
            .as("norm of the whole gradient of %s in %s", parameter.name(), golden)
            .isLessThan(TOLERANCE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lossesOfEachStepAreThoseOfPyTorch(GoldenCase golden) {
    try (Batch batch = Batches.of(golden);
        TrainingSession session = session(golden)) {
      for (float expected : golden.losses()) {
        assertThat(RelativeError.of(session.step(batch), expected))
            .as("loss of " + golden)
            .isLessThan(TOLERANCE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theStepsLeadWhereTheyLeadPyTorch(GoldenCase golden) {
    Weights initial = golden.weights();
    try (Batch batch = Batches.of(golden);
        TrainingSession session = session(golden)) {
      for (int step = 0; step < golden.losses().length; step++) {
        session.step(batch);
      }
      Weights trained = session.weights();
      for (GoldenParameter parameter : golden.parameters()) {
        float[] start = parameter.sample(initial.values(parameter.name()));
        float[] ours = parameter.sample(trained.values(parameter.name()));
        float[] theirs = RelativeError.floats(parameter.trained());
        if (Arrays.equals(start, theirs)) {
          assertThat(trained.values(parameter.name()))
              .as("%s in %s, which stays as it is", parameter.name(), golden)
              .containsExactly(initial.values(parameter.name()));
          continue;
        }
        assertThat(
                RelativeError.of(
                    RelativeError.minus(ours, start), RelativeError.minus(theirs, start)))
            .as("way of %s in %s", parameter.name(), golden)
            .isLessThan(WAY_TOLERANCE);
      }
    }
  }

  private static TrainingSession session(GoldenCase golden) {
    Recipe recipe = golden.recipe();
    TrainingSession session =
        new TrainingSession(
            golden.network(), golden.normalization(), PixelType.UINT8, recipe, CPU, 0);
    session.restore(
        golden.weights(), TrainingSession.initialState(golden.network(), recipe.optimizer()));
    return session;
  }
}
