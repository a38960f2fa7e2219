package org.sparkcnn.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.Weights;

/**
 * A file of named tensors, such as PyTorch's <a
 * href="https://docs.pytorch.org/tutorials/recipes/recipes/what_is_state_dict.html">state_dict</a>,
 * of which the names and shapes are read and the values are not yet. {@link WeightsImport} makes
 * weights of it.
 */
public final class StateDict {
  private static final String INDEX = ".index.json";

  /** As many bytes as a message shows. */
  private static final int START_BYTES = 16;

  private static final int ZIP = 0x504b0304;

  /** In safetensors the header, which is an object, follows its length. */
  private static final int HEADER_AT = 8;

  private final String origin;
  private final TensorFile tensors;

  StateDict(String origin, TensorFile tensors) {
    this.origin = origin;
    this.tensors = tensors;
  }

  /**
   * Opens a file, whatever its name: <a
   * href="https://huggingface.co/docs/safetensors">safetensors</a>, the index of a sharded one
   * ({@code *.index.json}), a state dict that {@code torch.save} wrote since PyTorch 1.6, or the
   * folder of a spark-cnn model. Nothing in it is executed, and nothing is allocated because the
   * file says so before its length has confirmed it.
   *
   * @param file a file or a model's folder
   * @param conf says how to reach its file system
   * @throws IOException if it is not there, is of another kind, or is not whole and well formed;
   *     the message names the file, what was found and what was expected
   */
  public static StateDict open(Path file, Configuration conf) throws IOException {
    FileSystem system = file.getFileSystem(conf);
    FileStatus status = system.getFileStatus(file);
    if (status.isDirectory()) {
      return new StateDict(file.toString(), ModelFolder.weights(file, conf).tensors());
    }
    TensorFile tensors =
        file.getName().endsWith(INDEX)
            ? ShardedTensorFile.open(system, file, StateDict::openFile)
            : openFile(system, file);
    return new StateDict(file.toString(), tensors);
  }

  /**
   * Returns weights that are there already, as if they were read from a file.
   *
   * @param origin what messages call them
   */
  public static StateDict of(Weights weights, String origin) {
    return new StateDict(origin, new TensorsInMemory(weights));
  }

  /** Opens what is in a single file. */
  private static TensorFile openFile(FileSystem system, Path file) throws IOException {
    byte[] start;
    try (FSDataInputStream in = system.open(file)) {
      start = in.readNBytes(START_BYTES);
    }
    if (start.length > HEADER_AT && start[HEADER_AT] == '{') {
      return SafetensorsFile.open(system, file);
    }
    if (start.length >= Integer.BYTES
        && ByteBuffer.wrap(start).order(ByteOrder.BIG_ENDIAN).getInt() == ZIP) {
      return PyTorchFile.open(system, file);
    }
    throw new IOException(
        "%s: begins with '%s', expected safetensors, an index of safetensors (*%s), a state dict that torch.save wrote with PyTorch 1.6 or newer, or the folder of a spark-cnn model"
            .formatted(file, shown(start), INDEX));
  }

  /** Returns bytes as Python prints them: {@code \x80\x02}. */
  private static String shown(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte value : bytes) {
      boolean printable = value >= ' ' && value <= '~';
      text.append(printable ? Character.toString(value) : "\\x%02x".formatted(value));
    }
    return text.toString();
  }

  /** Returns the file's path, as it was given. */
  public String origin() {
    return origin;
  }

  /** Returns the tensors' names in the file's order. */
  public List<String> names() {
    return tensors.tensors().stream().map(TensorFile.Tensor::name).toList();
  }

  TensorFile tensors() {
    return tensors;
  }

  /**
   * Reads the weights of a network that has exactly these names and shapes.
   *
   * @throws IOException as {@link WeightsImport#read} does
   */
  Weights readAll(ParameterTable expected) throws IOException {
    return WeightsImport.exact().read(this, expected, () -> new float[expected.length()]).weights();
  }
}
