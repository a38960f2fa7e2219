package org.sparkcnn.store;

import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.relu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;

/** State dicts in a folder under test, and those that make_state_dicts.py has written. */
record StateDictFiles(java.nio.file.Path folder) {
  static final Configuration CONF = new Configuration(false);

  /** The script's network. */
  static final Network NETWORK =
      Network.of(Shape.image(1, 4, 4), conv2d(3, 3), batchNorm(), relu(), flatten(), linear(2));

  /** The script's values: k + i / 64 for value i of parameter k. */
  static Weights expected() {
    ParameterTable table = NETWORK.parameterTable();
    float[] values = new float[table.length()];
    for (int k = 0; k < table.entries().size(); k++) {
      ParameterTable.Entry entry = table.entries().get(k);
      for (int i = 0; i < entry.length(); i++) {
        values[entry.offset() + i] = k + i / 64f;
      }
    }
    return new Weights(table, values);
  }

  static byte[] resource(String name) {
    try (InputStream in = StateDictFiles.class.getResourceAsStream("/state-dicts/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String name) {
    return new Path(folder.toUri().toString(), name);
  }

  void put(String name, byte[] bytes) throws IOException {
    // A new file is made without a wait for the disk; one that is cut to nothing may wait.
    Files.deleteIfExists(folder.resolve(name));
    Files.write(folder.resolve(name), bytes);
  }

  /** Copies files that the script has written. */
  void copy(String... names) throws IOException {
    for (String name : names) {
      put(name, resource(name));
    }
  }

  StateDict open(String name) throws IOException {
    return StateDict.open(path(name), CONF);
  }

  /** Opens a safetensors file of these bytes, whatever they begin with. */
  StateDict open(String name, byte[] bytes) throws IOException {
    put(name, bytes);
    Path file = path(name);
    return new StateDict(file.toString(), SafetensorsFile.open(file.getFileSystem(CONF), file));
  }
}
