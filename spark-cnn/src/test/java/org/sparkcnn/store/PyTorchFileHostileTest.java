package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused: all but state dicts, and those that claim what is not there. */
class PyTorchFileHostileTest {
  private static final String STRANGER =
      "which is neither a tensor nor a container; only state dicts are read, nothing in the file is"
          + " executed. If it holds a whole model, save model.state_dict() instead";
  private static final String NOT_ZIP =
      "not a zip archive, as torch.save writes them since PyTorch 1.6; load an older file with"
          + " PyTorch 1.6 or newer and save it again";

  private static FileSystem local;

  @TempDir private Path folder;

  @BeforeAll
  static void findLocalFiles() throws IOException {
    local = FileSystem.getLocal(new Configuration(false));
  }

  private void refused(byte[] file, String message) throws IOException {
    Path path = Files.write(folder.resolve("w.pth"), file);
    assertThatIOException()
        .isThrownBy(() -> PyTorchFile.open(local, new org.apache.hadoop.fs.Path(path.toUri())))
        .withMessageStartingWith("file:")
        .withMessageMatching("(?s)[^ ]*w\\.pth: .*")
        .withMessageContaining(message);
  }

  private static Map<String, byte[]> tiny() {
    return PyTorchFixtures.unzip(PyTorchFixtures.bytes("tiny-f32"));
  }

  private static byte[] stateDict(int bytes, long length, long offset, long[] sizes, long[] strides)
      throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("a/data.pkl", PickleBytes.stateDict("0", length, offset, sizes, strides));
    entries.put("a/data/0", new byte[bytes]);
    return PyTorchFixtures.zip(entries);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          command     | contains posix.system, which is neither a tensor nor a container; only state dicts are read, nothing in the file is executed
          expression  | contains __builtin__.eval, which is neither a tensor
          whole-model | contains torch.nn.modules.container.Sequential, which is neither a tensor nor a container; only state dicts are read, nothing in the file is executed. If it holds a whole model, save model.state_dict() instead
          quantised   | contains torch._utils._rebuild_qtensor, a quantised tensor; only plain ones can be read
          sparse      | contains torch._utils._rebuild_sparse_tensor, a sparse tensor; only plain
          meta        | contains torch._utils._rebuild_meta_tensor_no_storage, a tensor without values (meta); only plain
          negated     | contains a negated or conjugated view of a tensor
          expanded    | 'w': (1099511627776) with strides (0) from 0 has 1099511627776 values of a storage that holds 1
          list        | data.pkl: expected a state dict, found a list
          tensor      | data.pkl: expected a state dict, found a tensor
          two         | data.pkl: expected one state dict, found more: state_dict, model
          nothing     | data.pkl: expected a state dict, or one under state_dict, model_state_dict, model; found no tensors under the keys [epoch, arch, weights]
          counts      | found no tensors under the keys [epoch]
          numbered    | data.pkl: expected strings as the tensors' names, found 0
          script      | is a TorchScript file, which holds code; save the model's state_dict() instead
          legacy      | not a zip archive, as torch.save writes them since PyTorch 1.6; load an older file with PyTorch 1.6 or newer and save it again
          """)
  void whatPyTorchSavedButIsNoStateDictIsRefusedByName(String file, String message)
      throws IOException {
    refused(PyTorchFixtures.bytes("refused/" + file), message);
  }

  @ParameterizedTest
  @CsvSource({
    "os, system",
    "builtins, exec",
    "builtins, getattr",
    "torch, load",
    "torch.hub, load",
    "torch._utils, _rebuild_tensor",
    "numpy.core.multiarray, scalar",
    "argparse, Namespace",
    "org.sparkcnn.store, PyTorchFile",
  })
  void namesThatAreNotInTheListAreRefused(String module, String name) throws IOException {
    Map<String, byte[]> entries = tiny();
    byte[] pickle = new PickleBytes().codes(0x80, 2).global(module, name).codes('.').toArray();
    entries.put("tiny-f32/data.pkl", pickle);
    refused(
        PyTorchFixtures.zip(entries),
        "data.pkl: at byte 2: contains %s.%s, %s".formatted(module, name, STRANGER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "PK", "PK\3", "{}", "\u0080\2ctorch\n"})
  void whatIsNoArchiveIsRefused(String start) throws IOException {
    refused(start.getBytes(StandardCharsets.ISO_8859_1), NOT_ZIP);
  }

  @Test
  void anArchiveCutShortAtAnyByteIsRefused() throws IOException {
    byte[] whole = PyTorchFixtures.bytes("tiny-f32");
    for (int length = 0; length < whole.length; length += 7) {
      refused(Arrays.copyOf(whole, length), "not a zip archive");
    }
  }

  @Test
  void anArchiveWithoutAPickleOrWithTwoIsRefused() throws IOException {
    Map<String, byte[]> entries = tiny();
    entries.put("other/data.pkl", entries.get("tiny-f32/data.pkl"));
    refused(
        PyTorchFixtures.zip(entries),
        "expected one entry NAME/data.pkl, as torch.save writes, found 2");
    entries.remove("other/data.pkl");
    entries.remove("tiny-f32/data.pkl");
    refused(PyTorchFixtures.zip(entries), "expected one entry NAME/data.pkl");
  }

  @Test
  void anUnknownByteOrderIsRefused() throws IOException {
    Map<String, byte[]> entries = tiny();
    entries.put("tiny-f32/byteorder", "mixed\n".getBytes(StandardCharsets.US_ASCII));
    refused(PyTorchFixtures.zip(entries), "byteorder: expected little or big, found mixed?");
    entries.put("tiny-f32/byteorder", new byte[1000]);
    refused(
        PyTorchFixtures.zip(entries),
        "entry tiny-f32/byteorder takes 1000 bytes, expected at most 64");
  }

  @Test
  void aStorageThatIsShortOrMissingIsRefused() throws IOException {
    long[] two = {2};
    long[] one = {1};
    refused(stateDict(7, 2, 0, two, one), "'w': storage 0 holds 7 bytes, expected 8");
    refused(stateDict(0, 1L << 62, 0, two, one), "'w': more than 2^63 values in (2) with strides");
    Map<String, byte[]> entries = tiny();
    entries.remove("tiny-f32/data/3");
    refused(PyTorchFixtures.zip(entries), "'1.bias': there is no entry tiny-f32/data/3");
  }

  @Test
  void aKeyIsNeverAPath() throws IOException {
    Files.write(folder.resolve("secret"), new byte[8]);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (String key : new String[] {"../../secret", folder.resolve("secret").toString(), ""}) {
      byte[] pickle = PickleBytes.stateDict(key, 2, 0, new long[] {2}, new long[] {1});
      entries.put("a/data.pkl", pickle);
      refused(PyTorchFixtures.zip(entries), "'w': there is no entry a/data/" + Unread.shown(key));
    }
  }

  @Test
  void namesLikePathsAreOnlyNames() throws IOException {
    Map<String, byte[]> entries = tiny();
    entries.put("../outside", new byte[1]);
    entries.put("/etc/outside", new byte[1]);
    Path path = Files.write(folder.resolve("w.pth"), PyTorchFixtures.zip(entries));
    assertThat(PyTorchFile.open(local, new org.apache.hadoop.fs.Path(path.toUri())).tensors())
        .hasSize(9);
    assertThat(folder.resolve("../outside")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0                   | 5                   | 1                   | ends after 5 values of a storage that holds 4
          1                   | 4                   | 1                   | ends after 5 values of a storage that holds 4
          4                   | 1                   | 1                   | ends after 5 values of a storage that holds 4
          0                   | 2                   | 4                   | ends after 5 values of a storage that holds 4
          0                   | 5                   | 0                   | has 5 values of a storage that holds 4
          0                   | 4611686018427387904 | 0                   | has 4611686018427387904 values of a storage that holds 4
          0                   | 3                   | 4611686018427387904 | more than 2^63 values in (3)
          9223372036854775807 | 1                   | 1                   | more than 2^63 values in (1)
          0                   | 4611686018427387904 | 4                   | more than 2^63 values in (4611686018427387904)
          -1                  | 1                   | 1                   | argument 1: expected a whole number, not negative, found -1
          0                   | -1                  | 1                   | argument 0: expected a whole number, not negative, found -1
          0                   | 2                   | -1                  | argument 0: expected a whole number, not negative, found -1
          """)
  void aTensorThatLeavesItsStorageIsRefused(long offset, long size, long stride, String message)
      throws IOException {
    refused(stateDict(16, 4, offset, new long[] {size}, new long[] {stride}), message);
  }

  @Test
  void manyDimensionsCannotMultiplyToAFew() throws IOException {
    long[] sizes = new long[64];
    Arrays.fill(sizes, 2);
    refused(stateDict(16, 4, 0, sizes, new long[64]), "'w': more than 2^63 values in (2, 2, ");
    refused(stateDict(16, 4, 0, new long[65], new long[65]), "expected at most 64, found a tuple");
    refused(
        stateDict(16, 4, 0, new long[] {2, 2}, new long[] {1}),
        "a tensor of 2 sizes has 1 strides");
  }
}
