package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.store.StateDictFiles.NETWORK;
import static org.sparkcnn.store.StateDictFiles.expected;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.LayerPatterns;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;

class WeightsImportTest {
  private static final String PLAIN = "plain.safetensors";
  private static final String PREFIXED = "prefixed.safetensors";
  private static final String DTYPES = "dtypes.safetensors";

  @TempDir java.nio.file.Path temp;
  private StateDictFiles files;

  @BeforeEach
  void copyTheFiles() throws IOException {
    files = new StateDictFiles(temp);
    files.copy(PLAIN, PREFIXED, DTYPES);
  }

  private static Weights start(Network network) {
    return Weights.initial(network, 1);
  }

  /** The network with another head and body. */
  private static Network network(int channels, int classes) {
    return Network.of(
        Shape.image(1, 4, 4), conv2d(channels, 3), batchNorm(), relu(), flatten(), linear(classes));
  }

  private void refused(WeightsImport rules, String file, Network network, String message) {
    assertThatIOException()
        .isThrownBy(() -> rules.read(files.open(file), start(network)))
        .withMessage("%s: %s", files.path(file), message);
  }

  @Test
  void aStateDictOfPyTorchIsReadByName() throws IOException {
    Weights start = start(NETWORK);
    float[] before = start.values().clone();
    ImportedWeights read = WeightsImport.exact().read(files.open(PLAIN), start);
    assertThat(read.weights().values()).isEqualTo(expected().values());
    assertThat(read.weights().table()).isEqualTo(start.table());
    assertThat(read.loaded()).hasSize(8).contains("1.running_var").doesNotContain("1.num_batches");
    assertThat(read.fresh()).isEmpty();
    assertThat(read.misfits().isEmpty()).isTrue();
    assertThat(start.values()).isEqualTo(before);
  }

  @Test
  void aPrefixIsTakenOffTheNamesThatHaveIt() throws IOException {
    WeightsImport rules = WeightsImport.exact().prefix("module.");
    assertThat(rules.read(files.open(PREFIXED), start(NETWORK)).weights().values())
        .isEqualTo(expected().values());
    assertThat(rules.read(files.open(PLAIN), start(NETWORK)).weights().values())
        .isEqualTo(expected().values());
  }

  @Test
  void theMessageNamesThePrefixWithoutWhichTheFileWouldFit() {
    assertThatIOException()
        .isThrownBy(() -> WeightsImport.exact().read(files.open(PREFIXED), start(NETWORK)))
        .withMessageStartingWith(
            files.path(PREFIXED) + ": does not hold this network's weights: {missing=[0.weight, ")
        .withMessageEndingWith("]}; with the prefix 'module.' taken off, 8 of 8 would fit");
  }

  @Test
  void namesThatBecomeOneWithoutThePrefixAreRefused() throws IOException {
    byte[] both =
        SafetensorsTest.file(
            "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
                + "'m.a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}",
            1,
            2);
    StateDict file = files.open("both.safetensors", both);
    assertThatIOException()
        .isThrownBy(() -> WeightsImport.exact().prefix("m.").read(file, start(NETWORK)))
        .withMessage(
            "%s: without the prefix 'm.', 'a' and 'm.a' have the same name",
            files.path("both.safetensors"));
  }

  @Test
  void freshParametersKeepTheirStartWhateverTheFileHas() throws IOException {
    Weights start = start(network(3, 5));
    ImportedWeights read =
        WeightsImport.exact().fresh(LayerPatterns.of("4")).read(files.open(PLAIN), start);
    assertThat(read.weights().values("4.weight")).isEqualTo(start.values("4.weight"));
    assertThat(read.weights().values("4.bias")).isEqualTo(start.values("4.bias"));
    assertThat(read.weights().values("0.weight")).isEqualTo(expected().values("0.weight"));
    assertThat(read.fresh()).containsExactly("4.weight", "4.bias");
    assertThat(read.loaded()).hasSize(6);
    assertThat(read.misfits().isEmpty()).isTrue();
  }

  @Test
  void aStrictImportListsAllThatDoesNotFit() {
    refused(
        WeightsImport.exact(),
        PLAIN,
        Network.of(Shape.image(1, 4, 4), conv2d(3, 3), relu(), relu(), flatten(), linear(5)),
        "does not hold this network's weights: {other shape=[4.bias is (2), expected (5), "
            + "4.weight is (2, 12), expected (5, 12)], unexpected=[1.bias, 1.running_mean, "
            + "1.running_var, 1.weight]}");
  }

  @Test
  void aLenientImportLeavesOutWhatDoesNotFitAndSaysSo() throws IOException {
    Network network =
        Network.of(Shape.image(1, 4, 4), conv2d(3, 3), relu(), batchNorm(), flatten(), linear(5));
    Weights start = start(network);
    ImportedWeights read = WeightsImport.exact().lenient().read(files.open(PLAIN), start);
    assertThat(read.loaded()).containsExactlyInAnyOrder("0.weight", "0.bias");
    assertThat(read.weights().values("0.bias")).isEqualTo(expected().values("0.bias"));
    assertThat(read.weights().values("2.weight")).isEqualTo(start.values("2.weight"));
    assertThat(read.weights().values("4.weight")).isEqualTo(start.values("4.weight"));
    assertThat(read.misfits().missing())
        .containsExactly("2.weight", "2.bias", "2.running_mean", "2.running_var");
    assertThat(read.misfits().unexpected())
        .containsExactlyInAnyOrder("1.weight", "1.bias", "1.running_mean", "1.running_var");
    assertThat(read.misfits().otherShape())
        .containsExactly("4.bias is (2), expected (5)", "4.weight is (2, 12), expected (5, 12)");
    assertThat(read.misfits().otherDtype()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileOfWhichNothingFitsIsRefusedEvenIfLenient(boolean strict) {
    WeightsImport rules = new WeightsImport("", strict, LayerPatterns.of());
    assertThatIOException()
        .isThrownBy(() -> rules.read(files.open(PREFIXED), start(NETWORK)))
        .withMessageContaining("; with the prefix 'module.' taken off, 8 of 8 would fit");
  }

  @Test
  void aScalarIsNotAVectorOfOne() throws IOException {
    byte[] scalar =
        SafetensorsTest.file(
            "{'1.weight':{'dtype':'F32','shape':[],'data_offsets':[0,4]},"
                + "'1.bias':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}",
            1,
            2);
    files.put(PLAIN, scalar);
    Network one = Network.of(Shape.image(1, 1, 1), flatten(), linear(1));
    refused(
        WeightsImport.exact(),
        PLAIN,
        one,
        "does not hold this network's weights: {other shape=[1.weight is (), expected (1, 1)]}");
  }

  @Test
  void aTypeThatCannotBeReadIsRefusedOnlyIfItIsAskedFor() throws IOException {
    byte[] file =
        SafetensorsTest.file(
            "{'1.weight':{'dtype':'F8_E4M3','shape':[1,4],'data_offsets':[0,4]},"
                + "'1.bias':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}",
            1,
            2);
    files.put(PLAIN, file);
    Network one = Network.of(Shape.image(1, 2, 2), flatten(), linear(1));
    refused(
        WeightsImport.exact(),
        PLAIN,
        one,
        "does not hold this network's weights: {other dtype=[1.weight is F8_E4M3]}; types that "
            + "can be read are [F64, F32, F16, BF16, I64, I32, I16, I8, U8, BOOL]");
    ImportedWeights read =
        WeightsImport.exact()
            .fresh(LayerPatterns.of("1.weight"))
            .read(files.open(PLAIN), start(one));
    assertThat(read.weights().values("1.bias")).containsExactly(2);
    assertThat(WeightsImport.exact().lenient().read(files.open(PLAIN), start(one)).misfits())
        .hasToString("{other dtype=[1.weight is F8_E4M3]}");
  }

  @Test
  void longListsAreCutShort() {
    List<Layer> layers = new ArrayList<>();
    layers.add(flatten());
    IntStream.range(0, 32).forEach(i -> layers.add(linear(1)));
    Network deep = Network.of(Shape.image(1, 1, 1), layers.toArray(Layer[]::new));
    assertThatIOException()
        .isThrownBy(() -> WeightsImport.exact().read(files.open(DTYPES), start(deep)))
        .withMessageContaining("10.weight, 10.bias and 44 more], unexpected=[")
        .withMessageContaining(" and 5 more]}");
  }
}
