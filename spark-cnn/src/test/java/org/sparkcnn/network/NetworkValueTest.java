package org.sparkcnn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.network.Layers.adaptiveAvgPool2d;
import static org.sparkcnn.network.Layers.avgPool2d;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.concat;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.convTranspose2d;
import static org.sparkcnn.network.Layers.dropout;
import static org.sparkcnn.network.Layers.dropout2d;
import static org.sparkcnn.network.Layers.elu;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.groupNorm;
import static org.sparkcnn.network.Layers.leakyRelu;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.residual;
import static org.sparkcnn.network.Layers.sequential;
import static org.sparkcnn.network.Layers.sigmoid;
import static org.sparkcnn.network.Layers.softmax;
import static org.sparkcnn.network.Layers.subsample;
import static org.sparkcnn.network.Layers.tanh;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A network is a value: equal by content, unchangeable, and it travels. */
class NetworkValueTest {
  private static final Shape INPUT = Shape.image(3, 16, 16);

  @Test
  void networksOfEqualPartsAreEqual() {
    assertThat(everyLayer()).isEqualTo(everyLayer()).hasSameHashCodeAs(everyLayer());
  }

  @Test
  void aDifferenceInAnySettingMakesAnotherNetwork() {
    Network network = network(conv2d(8, 3));
    assertThat(network)
        .isNotEqualTo(network(conv2d(9, 3)))
        .isNotEqualTo(network(conv2d(8, 3, 2)))
        .isNotEqualTo(network(conv2d(8, 3).stride(2)))
        .isNotEqualTo(network(conv2d(8, 3).padding(1)))
        .isNotEqualTo(network(conv2d(8, 3).dilation(2)))
        .isNotEqualTo(network(conv2d(8, 3).withoutBias()))
        .isNotEqualTo(network(conv2d(8, 3).inChannels(3)))
        .isNotEqualTo(network(conv2d(8, 3).initializer(Initializer.zeros())))
        .isNotEqualTo(Network.of(INPUT, conv2d(8, 3).named("conv")))
        .isNotEqualTo(Network.of(Shape.image(3, 16, 17), conv2d(8, 3)));
  }

  @Test
  void theFluentMethodsReturnCopiesAndChangeOnlyWhatTheySay() {
    Conv2d first = conv2d(6, 3);
    Conv2d last =
        first
            .stride(1, 2)
            .padding(3, 4)
            .dilation(5, 6)
            .groups(3)
            .withoutBias()
            .inChannels(9)
            .initializer(Initializer.zeros());
    assertThat(first).isEqualTo(conv2d(6, 3));
    assertThat(last)
        .isEqualTo(
            new Conv2d(
                6,
                Size2d.square(3),
                new Size2d(1, 2),
                new Size2d(3, 4),
                false,
                new Size2d(5, 6),
                3,
                false,
                9,
                Initializer.zeros()));
    assertThat(conv2d(6, 3).withSamePadding().samePadding()).isTrue();
    assertThat(conv2d(6, 3).withSamePadding().padding(1)).isEqualTo(conv2d(6, 3).padding(1));
    assertThat(batchNorm().momentum(0.2).eps(0.5)).isEqualTo(new BatchNorm(0.2, 0.5));
    assertThat(residual(relu()).shortcut(tanh()).activation(sigmoid()))
        .isEqualTo(
            new Residual(
                List.of(relu().named("0")),
                List.of(tanh().named("shortcut")),
                Activation.Function.SIGMOID));
    assertThat(linear(2).biasInitializer(Initializer.ones()).initializer(Initializer.zeros()))
        .as("the bias starts as goes with the weight again")
        .isEqualTo(new Linear(2, true, null, Initializer.zeros(), null));
    assertThat(linear(2).withoutBias().inFeatures(5).initializer(Initializer.zeros()))
        .isEqualTo(new Linear(2, false, 5, Initializer.zeros(), null));
  }

  @Test
  void laterChangesToTheListOfLayersDoNotReachTheNetwork() {
    List<NamedLayer> layers = new ArrayList<>(List.of(conv2d(8, 3).named("0")));
    Network network = new Network(INPUT, layers);
    layers.clear();
    assertThat(network).isEqualTo(network(conv2d(8, 3)));
  }

  @Test
  void anotherInitializerReachesEveryConvolutionAndLinearLayerAndNothingElse() {
    Initializer start = Initializer.kaimingNormal();
    Network changed = everyLayer().initializer(start);
    assertThat(changed.parameters())
        .filteredOn(p -> p.name().endsWith("weight") && p.shape().sizes().size() > 1)
        .hasSize(6)
        .allSatisfy(p -> assertThat(p.initializer()).as(p.name()).isEqualTo(start));
    assertThat(changed.parameters())
        .filteredOn(p -> p.name().equals("2.weight"))
        .as("the scale of the normalisation")
        .singleElement()
        .satisfies(p -> assertThat(p.initializer()).isEqualTo(Initializer.ones()));
    assertThat(changed.initializer(Initializer.pytorch())).isEqualTo(everyLayer());
  }

  @Test
  void everyKindOfLayerSurvivesJavaSerialisation() throws Exception {
    Set<Class<?>> kinds = new HashSet<>();
    addKinds(everyLayer().layers(), kinds);
    assertThat(kinds)
        .as("this test's network has every kind of layer")
        .containsExactlyInAnyOrder(Layer.class.getPermittedSubclasses());
    assertThat(copy(everyLayer())).isEqualTo(everyLayer());
    assertThat(copy(everyLayer().parameterTable())).isEqualTo(everyLayer().parameterTable());
    assertThat(copy(Normalization.none(3))).isEqualTo(Normalization.none(3));
  }

  private static void addKinds(List<NamedLayer> layers, Set<Class<?>> kinds) {
    for (NamedLayer named : layers) {
      kinds.add(named.layer().getClass());
      named.layer().branches().forEach(branch -> addKinds(branch, kinds));
    }
  }

  private static Network network(Layer... layers) {
    return Network.of(INPUT, layers);
  }

  private static Network everyLayer() {
    return network(
        conv2d(6, 3).groups(3).padding(1),
        convTranspose2d(6, 3).padding(1),
        groupNorm(3),
        batchNorm(),
        residual(conv2d(8, 3).padding(1), relu()).shortcut(subsample(8, 1)).activation(relu()),
        concat(conv2d(4, 1), sequential(relu(), residual(conv2d(8, 1)))),
        leakyRelu(),
        elu(),
        dropout2d(0.1),
        adaptiveAvgPool2d(8),
        relu(),
        maxPool2d(2),
        tanh(),
        avgPool2d(2).stride(1),
        dropout(0.25),
        flatten(),
        linear(5).initializer(Initializer.pytorch()),
        sigmoid(),
        softmax());
  }

  private static Object copy(Object value) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
