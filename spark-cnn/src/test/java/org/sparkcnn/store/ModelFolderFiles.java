package org.sparkcnn.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.RoundCost;

/** The files of a folder under test, written through Hadoop so that its checksums fit. */
record ModelFolderFiles(Path folder, FileSystem system) {
  static final Configuration CONF = new Configuration(false);

  ModelFolderFiles(Path folder) throws IOException {
    this(folder, folder.getFileSystem(CONF));
  }

  static SavedModel leNet(long seed) {
    Network network = Networks.leNet(Shape.image(1, 28, 28), 10);
    return new SavedModel(
        network,
        Weights.initial(network, seed),
        List.of(
            new EpochRecord(
                1,
                0.5,
                1000,
                2,
                0.01,
                3,
                new RoundCost(0.1, 1, 0.2, 0.05),
                List.of(new Metric("loss", 0.25)))));
  }

  Path path(String name) {
    return new Path(folder, name);
  }

  List<String> names() throws IOException {
    return Arrays.stream(system.listStatus(folder))
        .map(FileStatus::getPath)
        .map(Path::getName)
        .toList();
  }

  long length(String name) throws IOException {
    return system.getFileStatus(path(name)).getLen();
  }

  byte[] bytes(String name) throws IOException {
    try (FSDataInputStream in = system.open(path(name))) {
      return in.readAllBytes();
    }
  }

  String text(String name) throws IOException {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  void put(String name, byte[] bytes) throws IOException {
    try (FSDataOutputStream out = system.create(path(name), true)) {
      out.write(bytes);
    }
  }

  void put(String name, String text) throws IOException {
    put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Replaces a file by one whose length the marker confirms. */
  void forge(String name, String text) throws IOException {
    String lengthBefore = "\"%s\": {\"bytes\": %d}".formatted(name, length(name));
    put(name, text);
    String lengthAfter = "\"%s\": {\"bytes\": %d}".formatted(name, length(name));
    put("model.json", text("model.json").replace(lengthBefore, lengthAfter));
  }
}
