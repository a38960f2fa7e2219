package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.sparkcnn.store.StateDictFiles.CONF;
import static org.sparkcnn.store.StateDictFiles.NETWORK;

import com.sun.management.ThreadMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.RoundCost;

/** Damaged models are read, or refused by name; nothing else, and no memory is spent on them. */
class FuzzedModelFoldersTest {
  private static final String MARKER = "model.json";
  private static final long MOST_BYTES = 4 << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir java.nio.file.Path temp;
  private StateDictFiles files;
  private int read;
  private int refused;

  @BeforeEach
  void writeAModel() throws IOException {
    files = new StateDictFiles(temp);
    ModelFolder.write(folder(), CONF, model());
    // Hadoop would refuse damage by its own checksums.
    for (File checksum : temp.toFile().listFiles(file -> file.getName().endsWith(".crc"))) {
      Files.delete(checksum.toPath());
    }
    // What only the first model of all takes, such as Hadoop's classes, is not counted.
    ModelFolder.read(folder(), CONF);
    assertThatIOException().isThrownBy(() -> ModelFolder.read(files.path("nowhere"), CONF));
  }

  private Path folder() {
    return new Path(temp.toUri());
  }

  private static SavedModel model() {
    EpochRecord epoch =
        new EpochRecord(
            1, 0.5, 1000, 2, 0.01, 3, RoundCost.NONE, List.of(new Metric("loss", 0.25)));
    return new SavedModel(NETWORK, Weights.initial(NETWORK, 1), List.of(epoch));
  }

  private void read() {
    String message = "";
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      ModelFolder.read(folder(), CONF);
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

  @ParameterizedTest
  @ValueSource(strings = {"network.json", "weights.safetensors", "history.json", MARKER})
  void aDamagedFileIsReadOrRefusedByName(String name) throws IOException {
    Mutations mutations = new Mutations(name.hashCode());
    byte[] good = Files.readAllBytes(temp.resolve(name));
    String marker = Files.readString(temp.resolve(MARKER));
    for (int i = 0; i < 3000; i++) {
      byte[] bad = name.endsWith("json") ? mutations.ofJson(good) : mutations.ofSafetensors(good);
      files.put(name, bad);
      if (!name.equals(MARKER)) {
        vouch(marker, name, good.length, bad.length);
      }
      read();
    }
    assertThat(refused).isGreaterThan(1000);
    assertThat(read).isPositive();
  }

  /** Lets the marker confirm another length. */
  private void vouch(String marker, String name, int was, int is) throws IOException {
    String entry = "\"%s\": {\"bytes\": %d}";
    assertThat(marker).contains(entry.formatted(name, was));
    String changed = marker.replace(entry.formatted(name, was), entry.formatted(name, is));
    files.put(MARKER, changed.getBytes(StandardCharsets.UTF_8));
  }
}
