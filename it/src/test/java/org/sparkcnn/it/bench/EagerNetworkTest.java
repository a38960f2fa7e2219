package org.sparkcnn.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.softmax;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.engine.Batch;
import org.sparkcnn.engine.Device;
import org.sparkcnn.engine.ScoringSession;
import org.sparkcnn.engine.TrainingSession;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Optimizer;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.Sgd;

class EagerNetworkTest {
  private static final Shape SMALL = Shape.image(3, 64, 64);
  private static final int IMAGES = 8;
  private static final int CLASSES = 10;
  private static final Device.Cpu ONE_THREAD = Device.cpu(1);
  private static final Pixels PIXELS = MadeImages.of(SMALL, CLASSES, IMAGES);
  private static final Normalization NORMALIZATION =
      new Normalization(List.of(0.4, 0.5, 0.6), List.of(0.2, 0.3, 0.4));

  private static Stream<String> presets() {
    return Stream.of("lenet", "resnet20", "resnet18", "mobilenet_v2", "googlenet");
  }

  /** Those that draw nothing while training. */
  private static Stream<String> presetsWithoutDropout() {
    return Stream.of("lenet", "resnet20", "resnet18");
  }

  @ParameterizedTest
  @MethodSource("presets")
  void scoresAsTheEngineDoes(String preset) {
    Network network = Networks.byName(preset, SMALL, CLASSES);
    Weights weights = Weights.initial(network, 3);
    EagerNetwork eager = new EagerNetwork(network, weights, true);

    try (ScoringSession session =
            new ScoringSession(network, weights, NORMALIZATION, PixelType.UINT8, Precision.FP32);
        Batch batch = batch();
        PointerScope scope = new PointerScope();
        NoGradGuard noGrad = new NoGradGuard()) {
      float[] ours = session.score(batch, ONE_THREAD);
      Tensor output = eager.forward(PIXELS.normalized(NORMALIZATION), false);
      float[] theirs = new float[ours.length];
      output.data_ptr_float().get(theirs);

      assertThat(output.numel()).isEqualTo(ours.length);
      assertThat(distance(ours, theirs)).isLessThan(1e-4 * distance(ours, new float[ours.length]));
    }
  }

  @ParameterizedTest
  @MethodSource("presetsWithoutDropout")
  void hasTheEnginesLossesWhileItIsTrained(String preset) {
    // A small step: rounding grows with every step through batch norm over few values.
    sameLosses(preset, Sgd.of(0.001).momentum(0.9).weightDecay(1e-4));
  }

  @Test
  void stepsAsTheEngineDoesWithAdamToo() {
    sameLosses("lenet", Adam.of(1e-3));
  }

  private static void sameLosses(String preset, Optimizer optimizer) {
    Network network = Networks.byName(preset, SMALL, CLASSES);
    Weights weights = Weights.initial(network, 3);
    EagerLoop loop =
        new EagerLoop(new EagerNetwork(network, weights, false), optimizer, PIXELS, NORMALIZATION);

    try (TrainingSession session =
            new TrainingSession(
                network,
                NORMALIZATION,
                PixelType.UINT8,
                Recipe.of(Loss.crossEntropy(), optimizer),
                ONE_THREAD,
                1);
        Batch batch = batch()) {
      session.restore(weights, TrainingSession.initialState(network, optimizer));
      float first = session.step(batch);
      for (int step = 0; step < 3; step++) {
        float ours = step == 0 ? first : session.step(batch);
        float theirs = loop.trainFirst(IMAGES);

        assertThat(theirs).as("loss of step %d", step).isCloseTo(ours, within(1e-4f * first));
        assertThat(step == 0 || theirs != first).as("the loss changes").isTrue();
      }
    }
  }

  @Test
  void anEpochVisitsEveryImageOnce() {
    Network network = Networks.byName("lenet", SMALL, CLASSES);
    EagerNetwork eager = new EagerNetwork(network, Weights.initial(network, 3), false);
    EagerLoop loop = new EagerLoop(eager, Adam.of(1e-3), PIXELS, NORMALIZATION);

    assertThat(loop.trainNext(5)).isEqualTo(5);
    assertThat(loop.trainNext(5)).isEqualTo(3);
    assertThat(loop.trainNext(5)).isEqualTo(5);
    assertThat(loop.scoreNext(5)).isEqualTo(5);
    assertThat(loop.scoreNext(5)).isEqualTo(3);
  }

  @Test
  void namesALayerThatItDoesNotKnow() {
    Network network = Network.of(SMALL, conv2d(2, 3), flatten(), linear(CLASSES), softmax());
    EagerNetwork eager = new EagerNetwork(network, Weights.initial(network, 3), false);

    assertThatThrownBy(() -> eager.forward(PIXELS.normalized(NORMALIZATION), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("layer '3' is a Softmax, which the eager network cannot run");
  }

  private static Batch batch() {
    Batch batch = new Batch(SMALL, PixelType.UINT8, IMAGES);
    for (int i = 0; i < IMAGES; i++) {
      batch.add(ByteBuffer.wrap(PIXELS.images().get(i)), PIXELS.labels().get(i), 1);
    }
    return batch;
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.pow((double) a[i] - b[i], 2);
    }
    return Math.sqrt(sum);
  }
}
