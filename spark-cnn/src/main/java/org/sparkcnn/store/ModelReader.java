package org.sparkcnn.store;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Weights;

/** Reads one model folder, whose names and format {@link ModelFolder} keeps. */
record ModelReader(Path folder, FileSystem files) {
  /** Much more than the marker's three lines. */
  private static final long LONGEST_MARKER = 64 << 10;

  /** More JSON than this is no model: a layer or an epoch takes about 100 bytes. */
  private static final long LONGEST_JSON = 64 << 20;

  SavedModel read() throws IOException {
    Map<String, Long> lengths = readMarker().bytes();
    for (Map.Entry<String, Long> file : lengths.entrySet()) {
      checkLength(file.getKey(), file.getValue());
    }
    Network network = parse(ModelFolder.NETWORK, LONGEST_JSON, NetworkJson::read);
    Weights weights = readWeights(network, lengths.get(ModelFolder.WEIGHTS));
    return parse(
        ModelFolder.HISTORY,
        LONGEST_JSON,
        json -> {
          HistoryJson.Epochs history = HistoryJson.read(json);
          return new SavedModel(network, weights, history.epochs(), history.modelEpoch());
        });
  }

  private ModelMarker readMarker() throws IOException {
    if (!files.exists(folder)) {
      throw new FileNotFoundException("no model folder at " + folder);
    }
    if (!files.getFileStatus(folder).isDirectory()) {
      throw new IOException("%s: expected a model folder, found a file".formatted(folder));
    }
    if (!files.exists(path(ModelFolder.MARKER))) {
      List<String> found = new ArrayList<>();
      for (String name : ModelFolder.FILES) {
        if (files.exists(path(name))) {
          found.add(name);
        }
      }
      throw new IOException(
          "incomplete model folder %s: %s, which is written last, is missing; found of the others are %s; was the save interrupted?"
              .formatted(folder, ModelFolder.MARKER, found));
    }
    return parse(
        ModelFolder.MARKER, LONGEST_MARKER, json -> ModelMarker.read(json, ModelFolder.FILES));
  }

  private void checkLength(String name, long expected) throws IOException {
    if (!files.exists(path(name))) {
      throw new FileNotFoundException(
          "%s is missing, expected %d bytes".formatted(path(name), expected));
    }
    long found = files.getFileStatus(path(name)).getLen();
    if (found != expected) {
      throw new IOException(
          "%s: expected %d bytes, found %d".formatted(path(name), expected, found));
    }
  }

  private Weights readWeights(Network network, long length) throws IOException {
    Path file = path(ModelFolder.WEIGHTS);
    try (FSDataInputStream in = files.open(file)) {
      return Safetensors.read(in, length, network.parameterTable(), file.toString());
    }
  }

  private <T> T parse(String name, long longest, Function<String, T> parser) throws IOException {
    Path file = path(name);
    FileStatus status = files.getFileStatus(file);
    if (status.getLen() > longest) {
      throw new IOException(
          "%s: expected at most %d bytes, found %d".formatted(file, longest, status.getLen()));
    }
    byte[] bytes = new byte[(int) status.getLen()];
    try (FSDataInputStream in = files.open(file)) {
      in.readFully(bytes);
      return parser.apply(Json.text(bytes));
    } catch (EOFException e) {
      throw new IOException(
          "%s: the file is cut short, expected %d bytes".formatted(file, bytes.length), e);
    } catch (IllegalArgumentException e) {
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private Path path(String name) {
    return new Path(folder, name);
  }
}
