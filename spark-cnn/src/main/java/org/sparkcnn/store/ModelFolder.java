package org.sparkcnn.store;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Weights;

/**
 * A model as files in a folder: {@code network.json}, {@code weights.safetensors} (PyTorch's names
 * and shapes), {@code history.json} and, written last, {@code model.json}, without which the folder
 * is incomplete. Whatever else is in the folder, such as Spark ML's metadata, is left alone.
 */
public final class ModelFolder {
  private static final String NETWORK = "network.json";
  private static final String WEIGHTS = "weights.safetensors";
  private static final String HISTORY = "history.json";
  private static final FolderFormat FORMAT =
      new FolderFormat(
          "model folder", "spark-cnn-model", 1, "model.json", List.of(NETWORK, WEIGHTS, HISTORY));

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
    Map<String, MarkedFolder.Writer> files = new LinkedHashMap<>();
    files.put(NETWORK, MarkedFolder.text(NetworkJson.write(model.network())));
    files.put(WEIGHTS, out -> WeightsFile.write(model.weights(), out));
    files.put(HISTORY, MarkedFolder.text(HistoryJson.write(model)));
    marked(folder, conf).write(files);
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
    MarkedFolder files = marked(folder, conf);
    files.check();
    Network network = files.parse(NETWORK, NetworkJson::read);
    Weights weights = weights(files).readAll(network.parameterTable());
    return files.parse(
        HISTORY,
        json -> {
          HistoryJson.Epochs history = HistoryJson.read(json);
          return new SavedModel(
              network,
              weights,
              history.epochs(),
              history.modelEpoch(),
              history.origin(),
              history.settings());
        });
  }

  /**
   * Opens a model's weights alone.
   *
   * @throws IOException as {@link #read} does
   */
  static StateDict weights(Path folder, Configuration conf) throws IOException {
    MarkedFolder files = marked(folder, conf);
    files.check();
    return weights(files);
  }

  private static StateDict weights(MarkedFolder files) throws IOException {
    return new StateDict(
        files.path(WEIGHTS).toString(), files.read(WEIGHTS, SafetensorsFile::open));
  }

  private static MarkedFolder marked(Path folder, Configuration conf) throws IOException {
    return new MarkedFolder(FORMAT, folder, folder.getFileSystem(conf));
  }
}
