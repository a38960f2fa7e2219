package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.concat;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.leakyRelu;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.residual;
import static org.sparkcnn.network.Layers.sigmoid;
import static org.sparkcnn.network.Layers.tanh;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.MaxPool2d;
import org.sparkcnn.network.NamedLayer;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Optimizer;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.Sgd;

/** The order in which a network is computed, and what may overwrite its input. */
class ProgramTest {
  private static final Shape IMAGE = Shape.image(3, 13, 11);
  private static final Device.Cpu CPU = Device.cpu(1);

  @Test
  void reluRunsAfterTheMaxPoolingThatFollowsIt() {
    Layer convolution = conv2d(4, 3);
    Layer linear = linear(2);
    Network network =
        Network.of(IMAGE, convolution, relu(), maxPool2d(2), flatten(), linear, relu());

    assertThat(layers(network))
        .containsExactly(convolution, maxPool2d(2), relu(), flatten(), linear, relu());
    assertThat(overwriting(network)).containsExactly(false, false, true, false, false, true);
  }

  @Test
  void otherActivationsKeepTheirPlace() {
    // They are not all monotonic bit for bit, and their gradients need their own outputs.
    Network network = Network.of(IMAGE, tanh(), maxPool2d(2), sigmoid(), maxPool2d(2));

    assertThat(layers(network)).containsExactly(tanh(), maxPool2d(2), sigmoid(), maxPool2d(2));
  }

  @Test
  void anActivationOverwritesItsInputOnlyWhereNobodyNeedsIt() {
    // Sigmoid's gradient needs its own output, and the first layer's input is nobody's to change.
    Network network = Network.of(IMAGE, relu(), sigmoid(), conv2d(1, 3), sigmoid(), relu());

    assertThat(overwriting(network)).containsExactly(false, false, false, true, false);
  }

  @Test
  void aSumOverwritesTheBodyAndReluTheSum() {
    Network network =
        Network.of(
            Shape.image(4, 6, 6),
            residual(conv2d(4, 3).padding(1), batchNorm()).activation(relu()));

    assertThat(
            Program.of(Compiler.compile(network, true)).instructions().stream()
                .map(Instruction::inputs))
        .containsExactly(List.of(0), List.of(1), List.of(2, 0), List.of(3));
    assertThat(overwriting(network)).containsExactly(false, false, true, true);
  }

  @Test
  void whatTwoBranchesNeedIsNotOverwritten() {
    Network network =
        Network.of(
            Shape.image(4, 6, 6),
            conv2d(4, 3).padding(1),
            residual(relu(), conv2d(4, 3).padding(1)));

    assertThat(overwriting(network)).containsExactly(false, false, false, true);
  }

  @Test
  void reluStaysBeforeAMaxPoolingThatIsNotItsOnlyUse() {
    Network network =
        Network.of(Shape.image(4, 6, 6), relu(), concat(maxPool2d(3).stride(1), conv2d(1, 3)));

    assertThat(Program.of(Compiler.compile(network, true)).instructions().get(0))
        .isInstanceOfSatisfying(
            Instruction.Turn.class, turn -> assertThat(turn.layer()).isEqualTo(relu()));
  }

  private static List<Layer> layers(Network network) {
    return Program.of(Compiler.compile(network, true)).instructions().stream()
        .<Layer>map(instruction -> ((Instruction.Turn<?>) instruction).layer())
        .toList();
  }

  private static List<Boolean> overwriting(Network network) {
    return Program.of(Compiler.compile(network, true)).instructions().stream()
        .map(Instruction::inPlace)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void scoresAreTheSameBitForBit(int kernel) {
    assertThat(scores(network(kernel, true))).containsExactly(scores(network(kernel, false)));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void gradientsAreTheSameBitForBit(int kernel) {
    assertThat(gradient(network(kernel, true))).containsExactly(gradient(network(kernel, false)));
  }

  /** What is ReLU by another name stays before the pooling. */
  private static Network network(int kernel, boolean reorders) {
    MaxPool2d overlapping = maxPool2d(kernel).stride(1).padding(1);
    List<NamedLayer> layers = new ArrayList<>();
    layers.add(conv2d(8, 3).named("convolution"));
    layers.add((reorders ? relu() : leakyRelu(0)).named("relu"));
    layers.add(overlapping.named("pooling"));
    layers.add(flatten().named("flatten"));
    layers.add(linear(4).named("linear"));
    return new Network(IMAGE, layers);
  }

  private static float[] scores(Network network) {
    try (Batch batch = Batches.random(IMAGE, 16, 4, 3);
        ScoringSession session =
            new ScoringSession(
                network,
                Weights.initial(network, 5),
                Normalization.none(3),
                PixelType.UINT8,
                Precision.FP32)) {
      return session.score(batch, CPU);
    }
  }

  private static float[] gradient(Network network) {
    Optimizer optimizer = Sgd.of(0.1);
    try (Batch batch = Batches.random(IMAGE, 16, 4, 3);
        TrainingSession session =
            new TrainingSession(
                network,
                Normalization.none(3),
                PixelType.UINT8,
                Recipe.of(Loss.crossEntropy(), optimizer),
                CPU,
                0)) {
      session.restore(
          Weights.initial(network, 5), TrainingSession.initialState(network, optimizer));
      return session.gradient(batch);
    }
  }
}
