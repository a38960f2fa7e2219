package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.sparkcnn.store.StateDictFiles.NETWORK;
import static org.sparkcnn.store.StateDictFiles.resource;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.network.LayerPatterns;
import org.sparkcnn.network.Weights;

/** Damaged files are read, or refused by name; nothing else, and no memory is spent on them. */
class FuzzedStateDictsTest {
  private static final String INDEX = "sharded.safetensors.index.json";
  private static final List<String> SHARDS =
      List.of("sharded-00001-of-00002.safetensors", "sharded-00002-of-00002.safetensors");

  /** Hadoop's and Jackson's buffers; the files have at most 5 kB. */
  private static final long MOST_BYTES = 4 << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir java.nio.file.Path temp;
  private StateDictFiles files;
  private final Weights start = Weights.initial(NETWORK, 1);
  private int read;
  private int refused;

  @BeforeEach
  void copyTheFiles() throws IOException {
    files = new StateDictFiles(temp);
    files.copy(INDEX, SHARDS.get(0), SHARDS.get(1));
    // What only the first file of all takes, such as Hadoop's classes, is not counted.
    WeightsImport.exact().read(files.open(INDEX), start);
    assertThatIOException().isThrownBy(() -> files.open("nowhere"));
  }

  /** Reads a file that may be damaged. */
  private void read(String name, boolean strict) {
    WeightsImport rules = new WeightsImport("module.", strict, LayerPatterns.of());
    String message = "";
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      StateDict file = files.open(name);
      readEveryType(file.tensors());
      rules.read(file, start);
      read++;
    } catch (IOException e) {
      message = e.getMessage();
      refused++;
    }
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(bytes).as(message).isLessThan(MOST_BYTES);
    if (!message.isEmpty()) {
      assertThat(message).contains(temp.toString()).containsPattern(": \\S");
    }
  }

  private static void readEveryType(TensorFile file) throws IOException {
    List<FloatTensor> targets = new ArrayList<>();
    for (TensorFile.Tensor tensor : file.tensors()) {
      if (Dtype.named(tensor.dtype()).isPresent()) {
        int length = tensor.shape().stream().reduce(1L, Math::multiplyExact).intValue();
        targets.add(new FloatTensor(tensor.name(), tensor.shape(), new float[length], 0));
      }
    }
    file.read(targets);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain.safetensors", "prefixed.safetensors", "dtypes.safetensors"})
  void aDamagedFileIsReadOrRefusedByName(String name) throws IOException {
    Mutations mutations = new Mutations(name.hashCode());
    byte[] good = resource(name);
    for (int i = 0; i < 4000; i++) {
      files.put(name, mutations.ofSafetensors(good));
      read(name, mutations.below(2) == 0);
    }
    assertThat(refused).isGreaterThan(1000);
  }

  @Test
  void aDamagedIndexIsReadOrRefusedByName() throws IOException {
    Mutations mutations = new Mutations(1);
    byte[] good = resource(INDEX);
    for (int i = 0; i < 4000; i++) {
      files.put(INDEX, mutations.ofJson(good));
      read(INDEX, mutations.below(2) == 0);
    }
    assertThat(refused).isGreaterThan(1000);
    assertThat(read).isGreaterThan(100);
  }

  @Test
  void aDamagedShardIsReadOrRefusedByName() throws IOException {
    Mutations mutations = new Mutations(2);
    for (int i = 0; i < 4000; i++) {
      String shard = SHARDS.get(mutations.below(2));
      files.put(shard, mutations.ofSafetensors(resource(shard)));
      read(INDEX, mutations.below(2) == 0);
      files.copy(shard);
    }
    assertThat(refused).isGreaterThan(1000);
    assertThat(read).isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain.safetensors", "prefixed.safetensors", INDEX})
  void theFilesAreReadWithoutDamage(String name) throws IOException {
    if (!name.equals(INDEX)) {
      files.copy(name);
    }
    read(name, true);
    assertThat(read).isEqualTo(1);
  }
}
