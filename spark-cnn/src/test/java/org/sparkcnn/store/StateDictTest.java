package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.sparkcnn.store.StateDictFiles.CONF;
import static org.sparkcnn.store.StateDictFiles.NETWORK;
import static org.sparkcnn.store.StateDictFiles.expected;
import static org.sparkcnn.store.StateDictFiles.resource;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.network.Weights;

class StateDictTest {
  private static final String INDEX = "sharded.safetensors.index.json";
  private static final String FIRST = "sharded-00001-of-00002.safetensors";
  private static final String SECOND = "sharded-00002-of-00002.safetensors";

  @TempDir java.nio.file.Path temp;
  private StateDictFiles files;

  @BeforeEach
  void copyTheFiles() throws IOException {
    files = new StateDictFiles(temp);
    files.copy(INDEX, FIRST, SECOND);
  }

  private void refused(String file, String message) {
    assertThatIOException()
        .isThrownBy(() -> files.open(file))
        .withMessageStartingWith(files.path(file) + message);
  }

  private void change(String was, String is) throws IOException {
    String index = new String(resource(INDEX), StandardCharsets.UTF_8);
    assertThat(index).contains(was);
    files.put(INDEX, index.replace(was, is).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void shardsAreReadThroughTheirIndex() throws IOException {
    StateDict file = files.open(INDEX);
    Weights read = WeightsImport.exact().read(file, Weights.initial(NETWORK, 1)).weights();
    assertThat(read.values()).isEqualTo(expected().values());
    assertThat(file.names()).hasSize(9).startsWith("0.bias").contains("1.num_batches_tracked");
    assertThat(file.origin()).isEqualTo(files.path(INDEX).toString());
  }

  @Test
  void aModelFolderIsReadByItsWeights() throws IOException {
    Path folder = files.path("model");
    Weights weights = Weights.initial(NETWORK, 1);
    ModelFolder.write(folder, CONF, new SavedModel(NETWORK, weights, List.of()));
    StateDict file = files.open("model");
    assertThat(file.readAll(NETWORK.parameterTable()).values()).isEqualTo(weights.values());
    assertThat(file.origin()).isEqualTo(folder.toString());
  }

  @Test
  void aFolderThatIsNoModelIsRefused() throws IOException {
    Files.createDirectory(temp.resolve("model"));
    assertThatIOException()
        .isThrownBy(() -> files.open("model"))
        .withMessage(
            "%s is no model folder: it has none of network.json, weights.safetensors, history.json and model.json",
            files.path("model"));
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatIOException()
        .isThrownBy(() -> files.open("nowhere.safetensors"))
        .isInstanceOf(FileNotFoundException.class)
        .withMessageContaining(files.path("nowhere.safetensors").toUri().getPath());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      textBlock =
          """
          ~~, ~~
          \\x80\\x02\\x8a\\x0al\\xfc\\x9cF\\xf9 j\\xa8P\\x19.\\x80, \\x80\\x02\\x8a\\x0al\\xfc\\x9cF\\xf9 j\\xa8P\\x19.\\x80
          version https://git-lfs.github.com, version https://
          {"weight_map": {}}, {"weight_map": {
          """)
  void aFileOfAnotherKindIsRefusedWithItsBeginning(String content, String shown)
      throws IOException {
    files.put("weights.bin", bytes(content));
    refused(
        "weights.bin",
        ": begins with '%s', expected safetensors, an index of safetensors (*.index.json)"
            .formatted(shown));
  }

  /** Returns the bytes of text in which those that cannot be printed are as Python has them. */
  private static byte[] bytes(String text) {
    StringBuilder latin = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\\x", i)) {
        latin.append((char) Integer.parseInt(text.substring(i + 2, i + 4), 16));
        i += 3;
      } else {
        latin.append(text.charAt(i));
      }
    }
    return latin.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void aDamagedZipFileIsRefused() throws IOException {
    files.put("weights.pth", bytes("PK\\x03\\x04\\x00\\x00\\x08\\x08\\x00\\x00"));
    refused("weights.pth", ": ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../w.safetensors",
        "/etc/passwd",
        "a/b.safetensors",
        "a\\\\b.safetensors",
        "hdfs://other/w.safetensors",
        "file:w.safetensors",
        "..",
        ".",
        "",
        "a\\u0000b"
      })
  void aShardOutsideTheFolderIsRefused(String name) throws IOException {
    change("\"0.bias\": \"" + FIRST, "\"0.bias\": \"" + name);
    refused(
        INDEX,
        ": weight_map: '0.bias': expected the name of a file beside the index, found \"" + name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "weight_map"              | "weights"      | missing property 'weight_map'; found are [metadata, weights]
          "1.bias": "sharded-00002-of-00002.safetensors" | "1.bias": 2 | weight_map: '1.bias': expected a string, found 2
          "1.bias": "sharded-00002-of-00002.safetensors",| ~~ | '1.bias' is in SECOND, where the index does not have it
          "1.bias": "sharded-00002 | "1.bias": "sharded-00001 | '1.bias' is not in FIRST, where the index has it
          "1.bias": "sharded-00002 | "1.beta": "sharded-00002 | '1.bias' is in SECOND, where the index does not have it
          "4.bias": "sharded-00002 | "0.bias": "sharded-00002 | not JSON: Duplicate field '0.bias'
          """)
  void anIndexThatIsNotRightIsRefused(String was, String is, String message) throws IOException {
    change(was, is);
    refused(
        INDEX,
        ": "
            + message
                .replace("FIRST", files.path(FIRST).toString())
                .replace("SECOND", files.path(SECOND).toString()));
  }

  @Test
  void aMissingShardIsNamed() throws IOException {
    Files.delete(temp.resolve(SECOND));
    refused(INDEX, ": %s is missing, which has '1.bias'".formatted(files.path(SECOND)));
  }

  @Test
  void aShardThatIsNotRightIsNamed() throws IOException {
    files.put(SECOND, bytes("nothing"));
    assertThatIOException()
        .isThrownBy(() -> files.open(INDEX))
        .withMessageStartingWith(files.path(SECOND) + ": begins with 'nothing', expected ");
  }
}
