package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sparkcnn.store.StateDictFiles.CONF;
import static org.sparkcnn.store.StateDictFiles.NETWORK;
import static org.sparkcnn.store.StateDictFiles.expected;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.Weights;

class WeightsExportTest {
  private static final ParameterTable TABLE = NETWORK.parameterTable();

  @TempDir java.nio.file.Path temp;
  private StateDictFiles files;

  @BeforeEach
  void makeTheFolder() {
    files = new StateDictFiles(temp);
  }

  private List<String> names() throws IOException {
    try (Stream<java.nio.file.Path> found = Files.list(temp)) {
      return found
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }

  @Test
  void everyBitIsKeptByDefault() throws IOException {
    Weights weights = Weights.initial(NETWORK, 1);
    weights.values()[0] = Float.MIN_VALUE;
    weights.values()[1] = Float.NaN;
    var written = WeightsExport.exact().write(weights, files.path("w.safetensors"), CONF);
    assertThat(written).isEqualTo(files.path("w.safetensors"));
    assertThat(StateDict.open(written, CONF).readAll(TABLE).values()).isEqualTo(weights.values());
    assertThat(names()).containsExactly("w.safetensors");
  }

  @ParameterizedTest
  @CsvSource({"f64, F64, 8", "f16, F16, 2", "bf16, BF16, 2"})
  void valuesAreRoundedToAnotherType(String dtype, Dtype expected, int bytes) throws IOException {
    Weights weights = Weights.initial(NETWORK, 1);
    var file = files.path("new/w.safetensors");
    WeightsExport.exact().dtype(dtype).write(weights, file, CONF);
    StateDict written = StateDict.open(file, CONF);
    assertThat(written.tensors().tensors())
        .allSatisfy(tensor -> assertThat(tensor.dtype()).isEqualTo(expected.name()));
    float precision = bytes == 8 ? 0 : bytes == 2 && expected == Dtype.F16 ? 0x1p-11f : 0x1p-8f;
    float[] read = written.readAll(TABLE).values();
    for (int i = 0; i < read.length; i++) {
      float value = weights.values()[i];
      assertThat(Math.abs(read[i] - value)).isLessThanOrEqualTo(Math.abs(value) * precision);
    }
    assertThat(Files.size(temp.resolve("new/w.safetensors")))
        .isBetween((long) read.length * bytes, (long) read.length * bytes + 900);
  }

  @Test
  void shardsAreAsLargeAsAllowedAndHaveAnIndex() throws IOException {
    // 27, 3; 3, 3, 3, 3; 24, 2 values
    var index =
        WeightsExport.exact()
            .shardBytes(30 * 4)
            .write(expected(), files.path("model.safetensors"), CONF);
    assertThat(index).isEqualTo(files.path("model.safetensors.index.json"));
    assertThat(names())
        .containsExactly(
            "model-00001-of-00003.safetensors",
            "model-00002-of-00003.safetensors",
            "model-00003-of-00003.safetensors",
            "model.safetensors.index.json");
    assertThat(files.open("model-00001-of-00003.safetensors").names())
        .containsExactly("0.weight", "0.bias");
    assertThat(files.open("model-00003-of-00003.safetensors").names())
        .containsExactly("4.weight", "4.bias");
    assertThat(StateDict.open(index, CONF).readAll(TABLE).values()).isEqualTo(expected().values());
    assertThat(
            Json.parse(Files.readString(temp.resolve(index.getName()), StandardCharsets.UTF_8))
                .at("/metadata/total_size")
                .intValue())
        .isEqualTo(68 * 4);
  }

  @Test
  void aTensorLargerThanAShardHasOneOfItsOwn() throws IOException {
    var index = WeightsExport.exact().shardBytes(1).write(expected(), files.path("model"), CONF);
    assertThat(names()).hasSize(9).contains("model-00008-of-00008.safetensors");
    assertThat(StateDict.open(index, CONF).readAll(TABLE).values()).isEqualTo(expected().values());
  }

  @Test
  void aFileThatExistsIsNotReplaced() throws IOException {
    files.put("w.safetensors", new byte[] {1});
    assertThatIOException()
        .isThrownBy(
            () -> WeightsExport.exact().write(expected(), files.path("w.safetensors"), CONF))
        .isInstanceOf(FileAlreadyExistsException.class)
        .withMessage("%s exists; choose another file or remove it", files.path("w.safetensors"));
    assertThat(Files.size(temp.resolve("w.safetensors"))).isEqualTo(1);
  }

  @Test
  void anIndexThatExistsIsNotReplacedAndNoShardIsWritten() throws IOException {
    files.put("w.safetensors.index.json", new byte[] {1});
    assertThatIOException()
        .isThrownBy(
            () ->
                WeightsExport.exact()
                    .shardBytes(100)
                    .write(expected(), files.path("w.safetensors"), CONF))
        .withMessageStartingWith(files.path("w.safetensors.index.json") + " exists");
    assertThat(names()).containsExactly("w.safetensors.index.json");
  }

  @Test
  void anotherTypeOrANegativeSizeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightsExport.exact().dtype("int8"))
        .withMessage("dtype: expected one of [bf16, f16, f32, f64], found 'int8'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightsExport.exact().shardBytes(-1))
        .withMessage("shardBytes: expected at least 0, found -1");
  }
}
