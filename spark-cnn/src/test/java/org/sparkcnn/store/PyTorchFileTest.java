package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.FailingFileSystem;
import org.sparkcnn.store.PyTorchFixtures.Expected;
import org.sparkcnn.store.PyTorchFixtures.GoldenFile;

class PyTorchFileTest {
  private static FileSystem local;

  @TempDir private Path folder;

  @BeforeAll
  static void findLocalFiles() throws IOException {
    local = FileSystem.getLocal(new Configuration(false));
  }

  static List<GoldenFile> golden() {
    return PyTorchFixtures.golden();
  }

  private static PyTorchFile open(Path file) throws IOException {
    return PyTorchFile.open(local, new org.apache.hadoop.fs.Path(file.toUri()));
  }

  private static PyTorchFile open(GoldenFile file) throws IOException {
    return open(PyTorchFixtures.FOLDER.resolve(file.name() + ".pth"));
  }

  private PyTorchFile open(Map<String, byte[]> entries) throws IOException {
    return open(Files.write(folder.resolve("state.pth"), PyTorchFixtures.zip(entries)));
  }

  private static FloatTensor target(Expected tensor) {
    return new FloatTensor(tensor.name(), tensor.shape(), new float[tensor.values().size()], 0);
  }

  private static float[] values(Expected tensor) {
    float[] values = new float[tensor.values().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = tensor.values().get(i);
    }
    return values;
  }

  private static List<Expected> readable(GoldenFile file) {
    return file.tensors().stream().filter(tensor -> tensor.values() != null).toList();
  }

  @ParameterizedTest
  @MethodSource("golden")
  void listsTheTensorsThatPyTorchSaved(GoldenFile file) throws IOException {
    assertThat(open(file).tensors())
        .isEqualTo(
            file.tensors().stream()
                .map(tensor -> new TensorFile.Tensor(tensor.name(), tensor.dtype(), tensor.shape()))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("golden")
  void readsThePyTorchValuesAsFloats(GoldenFile file) throws IOException {
    List<Expected> expected = readable(file);
    List<FloatTensor> targets = expected.stream().map(PyTorchFileTest::target).toList();

    open(file).read(targets);

    for (int i = 0; i < targets.size(); i++) {
      assertThat(targets.get(i).values())
          .as(targets.get(i).name())
          .containsExactly(values(expected.get(i)));
    }
  }

  @Test
  void thereAreFilesOfEveryTypeThatCanBeRead() {
    assertThat(golden().stream().flatMap(file -> file.tensors().stream()).map(Expected::dtype))
        .contains(Arrays.stream(Dtype.values()).map(Enum::name).toArray(String[]::new));
  }

  @Test
  void readsSomeOfTheTensorsInAnyOrderIntoOneArray() throws IOException {
    GoldenFile layouts =
        golden().stream().filter(file -> file.name().equals("layouts")).findFirst().orElseThrow();
    List<Expected> chosen = new ArrayList<>(layouts.tensors().subList(1, 5));
    Collections.reverse(chosen);
    float[] values = new float[200];
    Arrays.fill(values, 9);
    int at = 1;
    List<FloatTensor> targets = new ArrayList<>();
    for (Expected tensor : chosen) {
      targets.add(new FloatTensor(tensor.name(), tensor.shape(), values, at));
      at += tensor.values().size();
    }

    open(layouts).read(targets);

    float[] expected = new float[200];
    Arrays.fill(expected, 9);
    at = 1;
    for (Expected tensor : chosen) {
      System.arraycopy(values(tensor), 0, expected, at, tensor.values().size());
      at += tensor.values().size();
    }
    assertThat(values).containsExactly(expected);
  }

  @Test
  void readsAcrossTheBufferItStreamsThrough() throws IOException {
    int length = 700_001;
    ByteBuffer storage = ByteBuffer.allocate(length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < length; i++) {
      storage.putFloat(i);
    }
    PyTorchFile file = open(entries(storage.array(), length, 1, length - 1));
    FloatTensor target = new FloatTensor("w", List.of(length - 1L), new float[length - 1], 0);

    file.read(List.of(target));

    for (int i = 0; i < target.values().length; i++) {
      if (target.values()[i] != i + 1) {
        assertThat(target.values()[i]).as("value %d", i).isEqualTo(i + 1);
      }
    }
  }

  @Test
  void readsFilesOfBigEndianMachines() throws IOException {
    byte[] storage = ByteBuffer.allocate(8).putFloat(1.5f).putFloat(-2).array();
    Map<String, byte[]> entries = entries(storage, 2, 0, 2);
    entries.put("a/byteorder", "big".getBytes(StandardCharsets.US_ASCII));
    FloatTensor target = new FloatTensor("w", List.of(2L), new float[2], 0);

    open(entries).read(List.of(target));

    assertThat(target.values()).containsExactly(1.5f, -2);
  }

  @Test
  void readsFromAnyHadoopFileSystem() throws IOException {
    Files.write(folder.resolve("a.pth"), PyTorchFixtures.bytes("tiny-f32"));
    org.apache.hadoop.fs.Path path = new FailingFileSystem.Disk(folder).path("a.pth");
    PyTorchFile file = PyTorchFile.open(path.getFileSystem(new Configuration(false)), path);
    FloatTensor bias = new FloatTensor("4.bias", List.of(2L), new float[2], 0);

    file.read(List.of(bias));

    assertThat(file.tensors()).hasSize(9);
    assertThat(bias.values()).doesNotContain(0);
  }

  @Test
  void aFileThatIsNotWhatItWasIsNamed() throws IOException {
    PyTorchFile file = open(entriesOf(8));
    open(entriesOf(4));
    FloatTensor target = new FloatTensor("w", List.of(2L), new float[2], 0);

    assertThatIOException()
        .isThrownBy(() -> file.read(List.of(target)))
        .withMessageStartingWith("file:")
        .withMessageEndingWith("state.pth: 'w': storage 0 holds 4 bytes, expected 8");
  }

  @Test
  void whatIsNotThereCannotBeAskedFor() throws IOException {
    PyTorchFile file = open(entries(new byte[8], 2, 0, 2));

    for (FloatTensor other :
        List.of(
            new FloatTensor("v", List.of(2L), new float[2], 0),
            new FloatTensor("w", List.of(1L, 2L), new float[2], 0))) {
      assertThatThrownBy(() -> file.read(List.of(other)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cannot read '%s' of %s", other.name(), other.shape());
    }
  }

  private static Map<String, byte[]> entriesOf(int bytes) {
    return entries(new byte[bytes], bytes / Float.BYTES, 0, bytes / Float.BYTES);
  }

  private static Map<String, byte[]> entries(byte[] storage, long length, long offset, long size) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    long[] sizes = {size};
    long[] strides = {1};
    entries.put("a/data.pkl", PickleBytes.stateDict("0", length, offset, sizes, strides));
    entries.put("a/data/0", storage);
    return entries;
  }
}
