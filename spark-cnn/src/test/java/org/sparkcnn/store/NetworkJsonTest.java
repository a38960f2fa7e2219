package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sparkcnn.network.Layers.adaptiveAvgPool2d;
import static org.sparkcnn.network.Layers.avgPool2d;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.concat;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.dropout;
import static org.sparkcnn.network.Layers.dropout2d;
import static org.sparkcnn.network.Layers.elu;
import static org.sparkcnn.network.Layers.flatten;
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

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.network.Activation;
import org.sparkcnn.network.Concat;
import org.sparkcnn.network.ConvTranspose2d;
import org.sparkcnn.network.GroupNorm;
import org.sparkcnn.network.Initializer;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Size2d;

class NetworkJsonTest {
  private static final KindValue<Layer> LAYER = new KindValue<>(() -> LayerForms.ALL);

  static Stream<Network> presets() {
    return Networks.names().stream()
        .map(name -> Networks.byName(name, Shape.image(3, 64, 64), 10))
        .flatMap(network -> Stream.of(network, network.initializer(Initializer.gaussian(0.01))));
  }

  /** A layer of each record, with every setting other than its default. */
  static List<Layer> unusualLayers() {
    return List.of(
        conv2d(12, 3, 5)
            .stride(2, 1)
            .padding(1, 2)
            .dilation(2, 3)
            .groups(3)
            .withoutBias()
            .inChannels(6)
            .initializer(Initializer.kaimingNormal()),
        conv2d(12, 3).withSamePadding(),
        linear(7)
            .withoutBias()
            .inFeatures(12)
            .initializer(new Initializer(Initializer.Method.XAVIER_UNIFORM, 0.1))
            .biasInitializer(Initializer.ones()),
        maxPool2d(4, 2).stride(3, 1).padding(2, 1).withCeilMode(),
        new ConvTranspose2d(
            12,
            new Size2d(3, 5),
            new Size2d(2, 3),
            new Size2d(1, 2),
            new Size2d(1, 0),
            new Size2d(2, 1),
            3,
            false,
            6,
            Initializer.kaimingNormal()),
        adaptiveAvgPool2d(3, 2),
        new GroupNorm(3, 0.001),
        batchNorm().momentum(0.01).eps(0.001),
        subsample(8, 2),
        sequential(conv2d(4, 3), sequential(relu(), sequential(batchNorm().named("bn")))),
        residual(conv2d(4, 3).named("conv1"), relu().named("relu1"))
            .shortcut(conv2d(4, 3).named("down.0"), batchNorm().named("down.1"))
            .activation(sigmoid()),
        new Concat(
            List.of(
                List.of(),
                List.of(conv2d(4, 1).named("a"), residual(relu()).named("b")),
                List.of(concat(relu(), tanh()).named("c")))),
        dropout2d(0.25),
        leakyRelu(0.2),
        elu(0.5),
        avgPool2d(2, 4).stride(1).padding(1, 2).withCeilMode().withoutCountingPad(),
        dropout(0.1),
        relu(),
        sigmoid(),
        tanh(),
        flatten(),
        softmax());
  }

  static List<Layer> plainLayers() {
    return List.of(conv2d(3, 3), linear(10), maxPool2d(3, 2), avgPool2d(2), dropout(0));
  }

  private static Layer through(Layer layer) {
    KindValue<Layer> form = LAYER;
    return form.read(Json.parse(form.write(layer).toString()));
  }

  @ParameterizedTest
  @MethodSource("presets")
  void aPresetIsEqualAfterARoundTrip(Network network) {
    assertThat(NetworkJson.read(NetworkJson.write(network))).isEqualTo(network);
  }

  @ParameterizedTest
  @MethodSource({"unusualLayers", "plainLayers"})
  void aLayerIsEqualAfterARoundTrip(Layer layer) {
    assertThat(through(layer)).isEqualTo(layer);
  }

  @Test
  void everyRecordOfLayerIsTriedAbove() {
    Set<Class<?>> tried = unusualLayers().stream().map(Layer::getClass).collect(Collectors.toSet());
    assertThat(tried).containsExactlyInAnyOrder(Layer.class.getPermittedSubclasses());
  }

  @Test
  void everySettingIsWrittenWhenItIsNotTheDefault() {
    Map<Class<?>, Set<String>> written = new HashMap<>();
    for (Layer layer : unusualLayers()) {
      List<String> names = Json.names(LAYER.write(layer));
      written
          .computeIfAbsent(layer.getClass(), kind -> new HashSet<>())
          .addAll(names.subList(1, names.size()));
      if (!names.equals(List.of("type"))) {
        assertThat(settings(layer.getClass())).containsSubsequence(names.subList(1, names.size()));
      }
    }
    written.remove(Activation.class); // its type says all
    written.forEach(
        (kind, names) ->
            assertThat(names)
                .as(kind.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(settings(kind)));
  }

  private static List<String> settings(Class<?> kind) {
    return Arrays.stream(kind.getRecordComponents()).map(c -> c.getName()).toList();
  }

  @ParameterizedTest
  @EnumSource
  void everyActivationIsEqualAfterARoundTrip(Activation.Function function) {
    assertThat(through(new Activation(function))).isEqualTo(new Activation(function));
  }

  @ParameterizedTest
  @EnumSource
  void everyInitializerIsEqualAfterARoundTrip(Initializer.Method method) {
    Layer layer = linear(10).initializer(new Initializer(method, 0.5));
    assertThat(through(layer)).isEqualTo(layer);
  }

  @Test
  void theTextLeavesDefaultsOutAndGivesALayerALine() {
    Network network =
        Network.of(
            Shape.image(1, 8, 8),
            conv2d(2, 3).padding(1).initializer(Initializer.xavierUniform()).named("body.conv"),
            relu().named("body.relu"),
            maxPool2d(2).named("pool"),
            flatten().named("flat"),
            dropout(0.25).named("drop"),
            linear(10).named("head"));
    assertThat(NetworkJson.write(network))
        .isEqualTo(
            """
            {
              "version": 1,
              "input": [1, 8, 8],
              "layers": [
                {"name": "body.conv", "type": "Conv2d", "outChannels": 2, "kernel": [3, 3], \
            "padding": [1, 1], "initializer": {"method": "xavierUniform", "scale": 1.0}},
                {"name": "body.relu", "type": "ReLU"},
                {"name": "pool", "type": "MaxPool2d", "kernel": [2, 2]},
                {"name": "flat", "type": "Flatten"},
                {"name": "drop", "type": "Dropout", "p": 0.25},
                {"name": "head", "type": "Linear", "outFeatures": 10}
              ]
            }
            """);
  }

  @Test
  void layersWithinALayerTakeLinesOfTheirOwnAndAreIndented() {
    Network network =
        Network.of(
            Shape.image(3, 8, 8),
            sequential(
                    residual(conv2d(4, 1).withoutBias().named("conv1"), batchNorm().named("bn1"))
                        .shortcut(conv2d(4, 1).named("downsample.0"))
                        .activation(relu()),
                    residual(relu()))
                .named("layer1"),
            new Concat(List.of(List.of(), List.of(relu().named("act")))).named("join"));
    String json = NetworkJson.write(network);
    assertThat(json)
        .isEqualTo(
            """
            {
              "version": 1,
              "input": [3, 8, 8],
              "layers": [
                {"name": "layer1", "type": "Sequential", "layers": [
                  {"name": "0", "type": "Residual", "body": [
                    {"name": "conv1", "type": "Conv2d", "outChannels": 4, "kernel": [1, 1], \
            "bias": false},
                    {"name": "bn1", "type": "BatchNorm"}
                  ], "shortcut": [
                    {"name": "downsample.0", "type": "Conv2d", "outChannels": 4, "kernel": [1, 1]}
                  ], "activation": "relu"},
                  {"name": "1", "type": "Residual", "body": [
                    {"name": "0", "type": "ReLU"}
                  ]}
                ]},
                {"name": "join", "type": "Concat", "branches": [
                  [],
                  [
                    {"name": "act", "type": "ReLU"}
                  ]
                ]}
              ]
            }
            """);
    assertThat(NetworkJson.read(json)).isEqualTo(network);
  }

  @Test
  void aSizeIsOneNumberOrAPairAndPropertiesComeInAnyOrder() {
    Network read =
        NetworkJson.read(
            """
            {"layers": [
               {"kernel": 3, "padding": [1, 0], "type": "Conv2d", "name": "0", "outChannels": 4},
               {"name": "1", "type": "MaxPool2d", "kernel": 2, "stride": 1}],
             "input": [1, 28, 28], "version": 1}
            """);
    assertThat(read)
        .isEqualTo(
            Network.of(Shape.image(1, 28, 28), conv2d(4, 3).padding(1, 0), maxPool2d(2).stride(1)));
  }

  @Test
  void poolingMovesByItsKernelUnlessAStrideIsStated() {
    String json = "{\"type\": \"AvgPool2d\", \"kernel\": [2, 3]}";
    assertThat(LAYER.read(Json.parse(json))).isEqualTo(avgPool2d(2, 3));
  }

  @Test
  void aLayerAloneHasNoName() {
    assertThat(NetworkJson.readLayer("{\"type\": \"Linear\", \"outFeatures\": 3}"))
        .isEqualTo(linear(3));
    assertThatThrownBy(
            () ->
                NetworkJson.readLayer(
                    "{\"name\": \"fc\", \"type\": \"Linear\", \"outFeatures\": 3}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name");
  }
}
