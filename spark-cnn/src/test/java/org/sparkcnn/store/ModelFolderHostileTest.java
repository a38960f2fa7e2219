package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.sparkcnn.store.ModelFolderFiles.CONF;
import static org.sparkcnn.store.ModelFolderFiles.leNet;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFolderHostileTest {
  @TempDir java.nio.file.Path temp;
  private ModelFolderFiles files;

  @BeforeEach
  void writeAModel() throws IOException {
    files = new ModelFolderFiles(new Path(temp.toUri().toString(), "model"));
    ModelFolder.write(files.folder(), CONF, leNet(1));
  }

  /** Expects a failure whose message starts with the path of a file and goes on like this. */
  private void refused(String file, String message) {
    assertThatIOException()
        .isThrownBy(() -> ModelFolder.read(files.folder(), CONF))
        .withMessageStartingWith(files.path(file) + message);
  }

  @Test
  void aMissingFolderIsNamed() {
    Path nowhere = new Path(files.folder(), "nowhere");
    assertThatIOException()
        .isThrownBy(() -> ModelFolder.read(nowhere, CONF))
        .isInstanceOf(FileNotFoundException.class)
        .withMessage("no model folder at " + nowhere);
  }

  @Test
  void aFileInPlaceOfTheFolderIsNamed() {
    Path file = files.path("network.json");
    assertThatIOException()
        .isThrownBy(() -> ModelFolder.read(file, CONF))
        .withMessage(file + ": expected a model folder, found a file");
  }

  @Test
  void aFolderWithoutItsMarkerIsIncomplete() throws IOException {
    files.system().delete(files.path("model.json"), false);
    files.system().delete(files.path("history.json"), false);
    assertThatIOException()
        .isThrownBy(() -> ModelFolder.read(files.folder(), CONF))
        .withMessage(
            "incomplete model folder %s: model.json, which is written last, is missing; found of "
                + "the others are [network.json, weights.safetensors]; was the save interrupted?",
            files.folder());
  }

  @Test
  void aWriteThatFailsLeavesNoMarkerOfTheModelBefore() throws IOException {
    files.system().delete(files.path("history.json"), false);
    files.system().mkdirs(files.path("history.json"));
    assertThatIOException()
        .isThrownBy(() -> ModelFolder.write(files.folder(), CONF, leNet(2)))
        .withMessageContaining("history.json");
    assertThat(files.names()).doesNotContain("model.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"network.json", "weights.safetensors", "history.json"})
  void aListedFileThatIsMissingIsNamed(String name) throws IOException {
    long length = files.length(name);
    files.system().delete(files.path(name), false);
    refused(name, " is missing, expected %d bytes".formatted(length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"network.json", "weights.safetensors", "history.json"})
  void aFileOfAnotherLengthIsNamedWithBoth(String name) throws IOException {
    byte[] bytes = files.bytes(name);
    files.put(name, Arrays.copyOf(bytes, bytes.length - 1));
    refused(name, ": expected %d bytes, found %d".formatted(bytes.length, bytes.length - 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "version": 1      | "version": 2            | version 2 was found, but this spark-cnn reads up to version 1: upgrade spark-cnn
          "version": 1      | "version": -1           | version: expected 1 to 1, found -1
          spark-cnn-model   | keras                   | format: expected 'spark-cnn-model', found 'keras'
          "format": "spark-cnn-model", | ~~           | missing property 'format'; found are [version, files]
          "version": 1      | "version": 1, "run": "rm" | unknown property 'run'; known are [files]
          "files"           | "folders"               | unknown property 'folders'; known are [files]
          "network.json"    | "../../../etc/passwd"   | files: unknown property '../../../etc/passwd'; known are [network.json, weights.safetensors, history.json]
          "network.json"    | "/etc/passwd"           | files: unknown property '/etc/passwd'; known are [
          "network.json"    | "hdfs://other/x"        | files: unknown property 'hdfs://other/x'; known are [
          "network.json"    | "./network.json"        | files: unknown property './network.json'; known are [
          "network.json"    | "history.json"          | not JSON: Duplicate field 'history.json'
          "history.json": {"bytes": 259}, | ~~         | files: missing property 'history.json'; found are [network.json, weights.safetensors]
          {"bytes": 259}     | 85                      | files: history.json: expected an object {...}, found 85
          {"bytes": 259}     | {}                      | files: history.json: missing property 'bytes'; found are []
          {"bytes": 259}     | {"bytes": "85"}         | files: history.json: bytes: expected a whole number, found "85"
          {"bytes": 259}     | {"bytes": 259, "class": "x"} | files: history.json: unknown property 'class'; known are [bytes]
          """)
  void aMarkerThatIsNotRightIsRefused(String was, String is, String message) throws IOException {
    assertThat(files.text("model.json")).contains(was);
    files.put("model.json", files.text("model.json").replace(was, is));
    refused("model.json", ": " + message);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, Long.MAX_VALUE})
  void aLengthThatIsNotTheFilesIsRefused(long bytes) throws IOException {
    files.put("model.json", files.text("model.json").replace(": 259}", ": " + bytes + "}"));
    refused("history.json", ": expected %d bytes, found 259".formatted(bytes));
  }

  @Test
  void aMarkerCutShortAtAnyByteIsRefused() throws IOException {
    byte[] whole = files.bytes("model.json");
    // Without the newline at its end it is still whole.
    for (int length = 0; length < whole.length - 1; length++) {
      files.put("model.json", Arrays.copyOf(whole, length));
      refused("model.json", ": ");
    }
  }

  @Test
  void aMarkerThatIsFarTooLongIsNotRead() throws IOException {
    files.put("model.json", new byte[(64 << 10) + 1]);
    refused("model.json", ": expected at most 65536 bytes, found 65537");
  }

  @Test
  void aNetworkThatIsNotRightIsRefusedWithItsFile() throws IOException {
    files.forge("network.json", files.text("network.json").replace("Conv2d", "Exec"));
    refused("network.json", ": layers[0]: layer '0': unknown type 'Exec'; known are [Conv2d, ");
  }

  @Test
  void weightsOfAnotherNetworkAreRefusedWithTheirFile() throws IOException {
    files.forge(
        "network.json",
        files.text("network.json").replace("\"outFeatures\": 84", "\"outFeatures\": 64"));
    refused(
        "weights.safetensors",
        ": does not hold this network's weights: {other shape=[9.weight is (84, 120), expected "
            + "(64, 120), 9.bias is (84), expected (64), 11.weight is (10, 84), expected (10, 64)]}");
  }

  @Test
  void aHistoryThatIsNotRightIsRefusedWithItsFile() throws IOException {
    files.forge("history.json", "{\"epochs\": [{\"epoch\": 1, \"loss\": \"low\"}]}");
    refused("history.json", ": epochs[0]: missing property 'examples'; found are [epoch, loss]");
    files.forge(
        "history.json",
        "{\"epochs\": [{\"epoch\": 1, \"loss\": \"low\", \"examples\": 1, \"seconds\": 1, "
            + "\"learningRate\": 1, \"rounds\": 1, \"cost\": {\"broadcast\": 0, \"local\": 1, "
            + "\"reduce\": 0, \"scheduling\": 0}, \"validation\": []}]}");
    refused("history.json", ": epochs[0]: loss: expected a number, found \"low\"");
  }
}
