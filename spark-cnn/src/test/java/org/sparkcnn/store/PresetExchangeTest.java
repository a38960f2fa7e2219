package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.sparkcnn.store.StateDictFiles.CONF;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.network.LayerPatterns;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;

/** Presets' weights are the same after they were a file. */
class PresetExchangeTest {
  /** AlexNet and the VGGs have more, which would be most of the tests' memory. */
  private static final int MOST_PARAMETERS = 30_000_000;

  @TempDir java.nio.file.Path temp;

  static List<String> names() {
    return Networks.names().stream()
        .filter(name -> network(name).parameterTable().length() <= MOST_PARAMETERS)
        .toList();
  }

  private static Network network(String name) {
    return Networks.byName(name, Shape.image(3, 64, 64), 10);
  }

  /** Weights of which no two are alike. */
  private static Weights weights(Network network) {
    SplittableRandom random = new SplittableRandom(6);
    float[] values = new float[network.parameterTable().length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return new Weights(network.parameterTable(), values);
  }

  /** Reads a file into a network whose weights are others. */
  private static float[] read(Path file, Network network, WeightsImport rules) throws IOException {
    Weights start =
        new Weights(network.parameterTable(), new float[network.parameterTable().length()]);
    return rules.read(StateDict.open(file, CONF), start).weights().values();
  }

  private Path path() {
    return new Path(temp.toUri().toString(), "weights.safetensors");
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyBitIsKept(String name) throws IOException {
    Network network = network(name);
    float[] values = weights(network).values();
    Path file = WeightsExport.exact().write(weights(network), path(), CONF);
    assertThat(read(file, network, WeightsImport.exact())).isEqualTo(values);
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnet20", "mobilenet_v2", "googlenet"})
  void shardsHoldTheSame(String name) throws IOException {
    Network network = network(name);
    Path file = WeightsExport.exact().shardBytes(400_000).write(weights(network), path(), CONF);
    assertThat(file.getName()).endsWith(".index.json");
    assertThat(read(file, network, WeightsImport.exact())).isEqualTo(weights(network).values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnet20", "mobilenet_v2", "densenet121"})
  void shorterNumbersAreTheNearest(String name) throws IOException {
    Network network = network(name);
    float[] values = weights(network).values();
    Path brain = new Path(temp.toUri().toString(), "bf16.safetensors");
    WeightsExport.exact().dtype("bf16").write(weights(network), brain, CONF);
    assertThat(read(brain, network, WeightsImport.exact())).isEqualTo(toBrainFloats(values));

    Path half = new Path(temp.toUri().toString(), "f16.safetensors");
    WeightsExport.exact().dtype("f16").write(weights(network), half, CONF);
    float[] halves = read(half, network, WeightsImport.exact());
    float farthest = 0;
    for (int i = 0; i < values.length; i++) {
      // Half the distance between two halves, which is 2^-24 at zero.
      float step = Math.max(Math.ulp(values[i]) * 0x1p13f, 0x1p-24f);
      farthest = Math.max(farthest, Math.abs(halves[i] - values[i]) / step);
    }
    assertThat(farthest).isBetween(0.4f, 0.5f);
  }

  private static float[] toBrainFloats(float[] values) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int bits = Float.floatToRawIntBits(values[i]);
      int even = bits >>> 16 & 1;
      rounded[i] = Float.intBitsToFloat((bits + 0x7fff + even) & 0xffff0000);
    }
    return rounded;
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnet20", "mobilenet_v2", "densenet121"})
  void aPrefixIsTakenOff(String name) throws IOException {
    Network network = network(name);
    List<FloatTensor> prefixed = new ArrayList<>();
    for (FloatTensor tensor : WeightsFile.tensors(weights(network))) {
      prefixed.add(
          new FloatTensor(
              "module." + tensor.name(), tensor.shape(), tensor.values(), tensor.offset()));
    }
    write(prefixed);
    assertThat(read(path(), network, WeightsImport.exact().prefix("module.")))
        .isEqualTo(weights(network).values());
  }

  private void write(List<FloatTensor> tensors) throws IOException {
    try (OutputStream out = Files.newOutputStream(temp.resolve("weights.safetensors"))) {
      Safetensors.write(tensors, Dtype.F32, out, WeightsFile.METADATA);
    }
  }

  @Test
  void googLeNetsAuxiliaryHeadsAreUnexpectedUnlessTheyAreNamed() throws IOException {
    Network network = network("googlenet");
    List<FloatTensor> tensors = new ArrayList<>(WeightsFile.tensors(weights(network)));
    tensors.add(new FloatTensor("aux1.fc2.bias", List.of(1000L), new float[1000], 0));
    tensors.add(new FloatTensor("aux2.conv.bn.weight", List.of(128L), new float[128], 0));
    write(tensors);

    assertThatIOException()
        .isThrownBy(() -> read(path(), network, WeightsImport.exact()))
        .withMessage(
            "%s: does not hold this network's weights: {unexpected=[aux1.fc2.bias,"
                + " aux2.conv.bn.weight]}",
            path());
    WeightsImport named = WeightsImport.exact().fresh(LayerPatterns.of("aux1", "aux2"));
    assertThat(read(path(), network, named)).isEqualTo(weights(network).values());
    assertThat(read(path(), network, WeightsImport.exact().lenient()))
        .isEqualTo(weights(network).values());
  }
}
