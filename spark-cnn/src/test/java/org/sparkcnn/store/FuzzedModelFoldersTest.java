package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.network.Layers.adaptiveAvgPool2d;
import static org.sparkcnn.network.Layers.avgPool2d;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.concat;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.convTranspose2d;
import static org.sparkcnn.network.Layers.dropout;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.groupNorm;
import static org.sparkcnn.network.Layers.leakyRelu;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.residual;
import static org.sparkcnn.network.Layers.sequential;
import static org.sparkcnn.network.Layers.subsample;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.RoundCost;

/** Damaged model folders are read, or refused by name; nothing else, and no memory is spent. */
class FuzzedModelFoldersTest {
  private static final Configuration CONF = new Configuration(false);
  private static final String MARKER = "model.json";
  private static final List<String> FILES =
      List.of("network.json", "weights.safetensors", "history.json", MARKER);
  private static final Network NETWORK =
      Network.of(
          Shape.image(2, 8, 8),
          conv2d(4, 3).padding(1).stride(2),
          batchNorm(),
          relu(),
          residual(conv2d(4, 3).padding(1).groups(2)).shortcut(conv2d(4, 1)).activation(relu()),
          concat(sequential(avgPool2d(3).stride(1).padding(1), groupNorm(2)), conv2d(2, 1)),
          subsample(8, 2),
          convTranspose2d(3, 2).stride(2),
          leakyRelu(),
          maxPool2d(2),
          adaptiveAvgPool2d(2),
          flatten(),
          dropout(0.25),
          linear(3));

  /** Hadoop's and Jackson's buffers; a mutant has less than 320 kB. */
  private static final long MOST_BYTES = 6 << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir java.nio.file.Path temp;
  private final Map<String, byte[]> good = new LinkedHashMap<>();
  private int read;
  private int refused;

  @BeforeEach
  void writeAModel() throws IOException {
    EpochRecord first =
        new EpochRecord(
            1,
            0.5,
            1000,
            2,
            0.01,
            3,
            new RoundCost(0.1, 1, 0.2, 0.05),
            List.of(new Metric("loss", 0.25), new Metric("accuracy", 0.5)));
    EpochRecord second =
        new EpochRecord(2, Double.NaN, 1000, 2, 0.01, 3, first.cost(), first.validation());
    SavedModel model =
        new SavedModel(
            NETWORK,
            Weights.initial(NETWORK, 1),
            List.of(first, second),
            1,
            "drawn at random",
            Map.of("epochs", "2"));
    ModelFolder.write(folder(), CONF, model);
    for (String name : FILES) {
      good.put(name, Files.readAllBytes(temp.resolve(name)));
      // Hadoop would refuse damage by its own checksums.
      Files.delete(temp.resolve("." + name + ".crc"));
    }
    // What only the first model of all takes, such as Hadoop's classes, is not counted.
    ModelFolder.read(folder(), CONF);
  }

  private Path folder() {
    return new Path(temp.toUri().toString());
  }

  private void put(String name, byte[] bytes) throws IOException {
    // A file that is cut to nothing and written anew goes to the disk at once, a new one later.
    Files.deleteIfExists(temp.resolve(name));
    Files.write(temp.resolve(name), bytes);
  }

  private void mend(String name) throws IOException {
    put(name, good.get(name));
    put(MARKER, good.get(MARKER));
  }

  /** Lets the marker say that a file has the length that it has. */
  private void vouch(String name) throws IOException {
    String marker = Files.readString(temp.resolve(MARKER), StandardCharsets.UTF_8);
    String length = "\"%s\": {\"bytes\": %d}";
    put(
        MARKER,
        marker
            .replace(
                length.formatted(name, good.get(name).length),
                length.formatted(name, Files.size(temp.resolve(name))))
            .getBytes(StandardCharsets.UTF_8));
  }

  /** Reads the folder, which may be damaged. */
  private void read() {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      SavedModel model = ModelFolder.read(folder(), CONF);
      assertThat(model.weights().table()).isEqualTo(model.network().parameterTable());
      read++;
    } catch (IOException e) {
      assertThat(e)
          .hasMessageContaining(temp.toString())
          .hasMessageMatching("(?s).*(network|history|model)\\.json.*|.*weights\\.safetensors.*");
      refused++;
    }
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
  }

  private static byte[] mutant(Mutations mutations, String name, byte[] bytes) {
    if (name.endsWith(".safetensors")) {
      return mutations.ofSafetensors(bytes);
    }
    return mutations.below(4) == 0 ? mutations.ofBytes(bytes) : mutations.ofProperties(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "network.json, 4000, 50",
    "history.json, 2500, 50",
    "model.json, 1500, 0",
    "weights.safetensors, 2500, 50"
  })
  void aDamagedFileIsReadOrRefusedByName(String name, int mutants, int readable)
      throws IOException {
    Mutations mutations = new Mutations(name.hashCode());
    for (int i = 0; i < mutants; i++) {
      put(name, mutant(mutations, name, good.get(name)));
      if (mutations.below(4) > 0 && !name.equals(MARKER)) {
        vouch(name);
      }
      read();
      mend(name);
    }
    assertThat(refused).isGreaterThan(mutants / 2);
    assertThat(read).isGreaterThan(readable);
  }

  @Test
  void filesThatAreMissingOrSwappedAreRefusedByName() throws IOException {
    for (String one : FILES) {
      Files.delete(temp.resolve(one));
      read();
      Files.createDirectory(temp.resolve(one));
      read();
      Files.delete(temp.resolve(one));
      for (String other : FILES) {
        if (!one.equals(other)) {
          put(one, good.get(other));
          put(other, good.get(one));
          read();
          mend(other);
          put(one, good.get(other));
          if (!one.equals(MARKER)) {
            vouch(one);
          }
          read();
          mend(one);
        }
      }
    }
    assertThat(refused).isEqualTo(4 * 2 + 4 * 3 * 2);
  }

  @ParameterizedTest
  @CsvSource({"Sequential, layers", "Residual, body", "Concat, branches"})
  void layersNestedDeeplyAreReadOrRefusedByName(String type, String property) throws IOException {
    for (int depth = 1; depth < 100; depth++) {
      put("network.json", nested(type, property, depth).getBytes(StandardCharsets.UTF_8));
      vouch("network.json");
      read();
      mend("network.json");
    }
    assertThat(refused).isEqualTo(99);
  }

  private static String nested(String type, String property, int depth) {
    boolean branches = type.equals("Concat");
    String begin = "{\"name\": \"a\", \"type\": \"%s\", \"%s\": [".formatted(type, property);
    String relu = "{\"name\": \"b\", \"type\": \"ReLU\"}";
    String layer =
        branches
            ? (begin + "[], [").repeat(depth) + relu + "]]}".repeat(depth)
            : begin.repeat(depth) + relu + "]}".repeat(depth);
    return "{\"version\": 1, \"input\": [1, 8, 8], \"layers\": [%s]}".formatted(layer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "outFeatures": 3  | "outFeatures": 100000000
          "outChannels": 3  | "outChannels": 500000000
          """)
  void aHugeNetworkIsRefusedBeforeItsWeightsAreAllocated(String was, String is) throws IOException {
    String text = new String(good.get("network.json"), StandardCharsets.UTF_8);
    assertThat(text).contains(was);
    put("network.json", text.replace(was, is).getBytes(StandardCharsets.UTF_8));
    vouch("network.json");
    read();
    assertThat(refused).isEqualTo(1);
  }
}
