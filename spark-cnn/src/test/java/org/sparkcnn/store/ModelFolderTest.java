package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sparkcnn.store.ModelFolderFiles.CONF;
import static org.sparkcnn.store.ModelFolderFiles.leNet;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.RoundCost;

class ModelFolderTest {
  @TempDir java.nio.file.Path temp;
  private ModelFolderFiles files;

  @BeforeEach
  void chooseAFolder() throws IOException {
    files = new ModelFolderFiles(new Path(temp.toUri().toString(), "a model/v1"));
  }

  private static void assertSame(SavedModel read, SavedModel written) {
    assertThat(read.network()).isEqualTo(written.network());
    assertThat(read.weights().table()).isEqualTo(written.weights().table());
    assertThat(read.weights().values()).isEqualTo(written.weights().values());
    assertThat(read.history()).isEqualTo(written.history());
    assertThat(read.epoch()).isEqualTo(written.epoch());
    assertThat(read.origin()).isEqualTo(written.origin());
    assertThat(read.settings()).isEqualTo(written.settings());
  }

  @Test
  void anEarlierEpochsWeightsAreKnownAsSuch() throws IOException {
    EpochRecord first = ModelFolderFiles.leNet(1).history().get(0);
    EpochRecord second =
        new EpochRecord(2, 0.25, 1000, 2, 0.01, 3, first.cost(), first.validation());
    SavedModel lenet = ModelFolderFiles.leNet(1);
    SavedModel model =
        new SavedModel(
            lenet.network(),
            lenet.weights(),
            List.of(first, second),
            1,
            "drawn at random, seed 1",
            Map.of("batchSize", "64", "augmentation", "[{\"type\": \"RandomCrop\"}]"));
    ModelFolder.write(files.folder(), CONF, model);
    assertSame(ModelFolder.read(files.folder(), CONF), model);
    assertThat(files.text("history.json"))
        .contains("\"modelEpoch\": 1,\n  \"origin\": \"drawn at random, seed 1\",")
        .contains("\"batchSize\": \"64\"");

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SavedModel(
                    lenet.network(), lenet.weights(), List.of(first, second), 3, "", Map.of()))
        .withMessage("the weights are those of epoch 3, but the epochs are [1, 2]");
  }

  static Stream<Network> networks() {
    return Stream.of(
        Networks.simpleCnn(Shape.image(1, 28, 28), 10),
        Networks.leNet(Shape.image(3, 32, 32), 10),
        Networks.cifarResNet20(Shape.image(3, 32, 32), 10),
        Networks.mobileNetV2(Shape.image(1, 8, 8), 2));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aModelIsTheSameAfterARoundTrip(Network network) throws IOException {
    SavedModel model =
        new SavedModel(
            network,
            Weights.initial(network, 3),
            List.of(
                new EpochRecord(
                    1,
                    0.1 + 0.2,
                    60_000_000_000L,
                    12.5,
                    0.01,
                    3,
                    new RoundCost(0.1, 1, 0.2, 0.05),
                    List.of(new Metric("loss", 0.25))),
                new EpochRecord(
                    2,
                    Double.NaN,
                    60_000,
                    1e-3,
                    0.01,
                    3,
                    new RoundCost(0.1, 1, 0.2, 0.05),
                    List.of(new Metric("loss", 0.25))),
                new EpochRecord(
                    3,
                    Double.POSITIVE_INFINITY,
                    0,
                    0,
                    0.01,
                    3,
                    new RoundCost(0.1, 1, 0.2, 0.05),
                    List.of(new Metric("loss", 0.25)))));
    ModelFolder.write(files.folder(), CONF, model);
    assertSame(ModelFolder.read(files.folder(), CONF), model);
  }

  @Test
  void theFilesAreFourAndReadable() throws IOException {
    ModelFolder.write(files.folder(), CONF, leNet(1));
    assertThat(files.names())
        .containsExactlyInAnyOrder(
            "network.json", "weights.safetensors", "history.json", "model.json");
    assertThat(files.text("history.json"))
        .isEqualTo(
            """
            {
              "epochs": [
                {"epoch": 1, "loss": 0.5, "examples": 1000, "seconds": 2.0, "learningRate": 0.01, "rounds": 3, \
            "cost": {"broadcast": 0.1, "local": 1.0, "reduce": 0.2, "scheduling": 0.05}, \
            "validation": [
                  {"name": "loss", "value": 0.25}
                ]}
              ]
            }
            """);
    assertThat(files.text("model.json"))
        .isEqualTo(
            """
            {
              "format": "spark-cnn-model",
              "version": 1,
              "files": {"history.json": {"bytes": 259}, "network.json": {"bytes": %d}, \
            "weights.safetensors": {"bytes": %d}}
            }
            """
                .formatted(
                    files.text("network.json").length(), files.length("weights.safetensors")));
  }

  @Test
  void sparksMetadataInTheFolderIsLeftAlone() throws IOException {
    files.put("metadata/part-00000", "{\"class\":\"x\"}");
    ModelFolder.write(files.folder(), CONF, leNet(1));
    assertSame(ModelFolder.read(files.folder(), CONF), leNet(1));
    assertThat(files.text("metadata/part-00000")).isEqualTo("{\"class\":\"x\"}");
  }

  @Test
  void aModelIsReplacedByTheNextOne() throws IOException {
    ModelFolder.write(files.folder(), CONF, leNet(1));
    Network other = Networks.simpleCnn(Shape.image(1, 8, 8), 2);
    SavedModel next = new SavedModel(other, Weights.initial(other, 5), List.of());
    ModelFolder.write(files.folder(), CONF, next);
    assertSame(ModelFolder.read(files.folder(), CONF), next);
  }

  @Test
  void anEmptyHistoryIsKept() throws IOException {
    SavedModel model = new SavedModel(leNet(1).network(), leNet(1).weights(), List.of());
    ModelFolder.write(files.folder(), CONF, model);
    assertThat(ModelFolder.read(files.folder(), CONF).history()).isEmpty();
  }

  @Test
  void weightsOfAnotherNetworkMakeNoModel() {
    Network other = Networks.simpleCnn(Shape.image(1, 8, 8), 2);
    Weights weights = Weights.initial(other, 5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SavedModel(leNet(1).network(), weights, List.of()))
        .withMessage(
            "the weights are not this network's: expected 10 parameters, found 8; number 0 should"
                + " be Entry[name=0.weight, shape=(6, 1, 5, 5), kind=WEIGHT, offset=0], but is"
                + " Entry[name=0.weight, shape=(32, 1, 3, 3), kind=WEIGHT, offset=0]");
  }
}
