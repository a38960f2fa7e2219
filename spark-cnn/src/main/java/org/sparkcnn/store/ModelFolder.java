package org.sparkcnn.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A model as files in a folder: {@code network.json}, {@code weights.safetensors} (PyTorch's names
 * and shapes), {@code history.json} and, written last, {@code model.json}, without which the folder
 * is incomplete. Whatever else is in the folder, such as Spark ML's metadata, is left alone.
 */
public final class ModelFolder {
  static final String NETWORK = "network.json";
  static final String WEIGHTS = "weights.safetensors";
  static final String HISTORY = "history.json";
  static final String MARKER = "model.json";
  static final List<String> FILES = List.of(NETWORK, WEIGHTS, HISTORY);

  /** Says to Python's libraries that names and shapes are PyTorch's. */
  private static final Map<String, String> METADATA = Map.of("format", "pt");

  private ModelFolder() {}

  /**
   * Writes a model. A model that is in the folder is replaced; until the last file is written, the
   * folder is an incomplete one.
   *
   * @param folder where to; made if it is missing
   * @param conf says how to reach its file system
   * @throws IOException if the file system refuses
   */
  public static void write(Path folder, Configuration conf, SavedModel model) throws IOException {
    FileSystem files = folder.getFileSystem(conf);
    // The old marker must not vouch for a mixture of old and new files.
    files.delete(new Path(folder, MARKER), false);
    Map<String, Long> bytes = new TreeMap<>();
    bytes.put(NETWORK, writeText(files, folder, NETWORK, NetworkJson.write(model.network())));
    try (FSDataOutputStream out = files.create(new Path(folder, WEIGHTS), true)) {
      Safetensors.write(model.weights(), out, METADATA);
      bytes.put(WEIGHTS, out.getPos());
    }
    bytes.put(
        HISTORY,
        writeText(files, folder, HISTORY, HistoryJson.write(model.history(), model.epoch())));
    writeText(files, folder, MARKER, new ModelMarker(bytes).write());
  }

  private static long writeText(FileSystem files, Path folder, String name, String text)
      throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    try (FSDataOutputStream out = files.create(new Path(folder, name), true)) {
      out.write(utf8);
    }
    return utf8.length;
  }

  /**
   * Reads a model. Nothing in the folder is executed, and every file's length is checked before a
   * file is read.
   *
   * @param folder where {@link #write} put it
   * @param conf says how to reach its file system
   * @throws IOException if there is no such folder, it is incomplete, its version is newer than
   *     this spark-cnn, or a file is missing, of another length or not what it should be; the
   *     message names the file, what was found and what was expected
   */
  public static SavedModel read(Path folder, Configuration conf) throws IOException {
    return new ModelReader(folder, folder.getFileSystem(conf)).read();
  }
}
